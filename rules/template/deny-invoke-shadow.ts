import { callDenies, grantsCalls, invokeDenies } from '../../src/rule/invoke-denies.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';

/** Explicit Deny hits the invoke path. */
export const rule = defineLintRule({
  id: 'deny-invoke-shadow',
  subject: 'template',
  group: 'invocation',
  title: 'Explicit Deny hits the invoke path',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An explicit Deny wins over every Allow. This one speaks of calls that another statement of the set allows; whoever meets its condition is answered 403.',
  remedy: 'Look whether the calls meant by the Allow meet the condition of the Deny, and narrow one of the two.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],
  equivalents: {},
  *check(template) {
    const shown = new Set<unknown>();
    for (const { policy, deny, action, allowedBy } of invokeDenies(template)) {
      shown.add(deny);
      yield {
        at: policy.at(action.pointer),
        message: `\`${action.text}\` is denied ${when(deny)}, also for calls that are allowed elsewhere`,
        related: [{ at: allowedBy.policy.at(allowedBy.statement.pointer), message: 'what is allowed' }],
      };
    }
    // What it hits is not in the set: worth knowing, no more.
    if (grantsCalls(template)) return;
    for (const { policy, deny, action } of callDenies(template))
      if (!shown.has(deny))
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` is denied ${when(deny)}, whatever allows it`,
          severity: 'info',
        };
  },
});

function when(deny: StatementSubject): string {
  const keys = deny.conditions.map((condition) => `\`${condition.operator} ${condition.key}\``);
  return keys.length === 0 ? 'always' : `when ${keys.join(' and ')} ${keys.length === 1 ? 'holds' : 'hold'}`;
}
