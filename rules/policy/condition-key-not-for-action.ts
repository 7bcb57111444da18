import { suppliesKey } from '../../src/rule/action-keys.ts';
import { keyFacts } from '../../src/rule/key-facts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ActionFacts } from '../../src/rule/service-data.ts';

/** Condition key is never present for the action. */
export const rule = defineLintRule({
  id: 'condition-key-not-for-action',
  subject: 'policy',
  when: ['servicekey'],
  group: 'semantics',
  title: 'Condition key is never present for the action',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'Requests for the action do not carry the key: an Allow never applies, and with IfExists or a negated operator the condition is always true.',
  remedy: 'Use a key that the action supplies.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-for-condition-key',
  ],
  equivalents: { accessAnalyzer: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY', parliament: 'UNKNOWN_CONDITION_FOR_ACTION' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const [prefix = ''] = condition.keyLower.split(':');
        const facts = prefix === 'aws' ? undefined : policy.services.service(prefix);
        if (facts === undefined || condition.base === 'null' || keyFacts(condition, policy.services) === undefined)
          continue;
        if (statement.open.has('Action') || !statement.actions.every((item) => item.service === prefix)) continue;
        const { actions } = statement;
        if (actions.length === 0 || actions.some((item) => item.word.facts().length === 0)) continue;
        const supplied = (action: ActionFacts): boolean => suppliesKey(action, facts, condition.keyLower);
        if (actions.some((item) => item.word.facts().some(supplied))) continue;
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: `\`${condition.key}\` is never in requests for ${statement.actions.map((item) => `\`${item.text}\``).join(', ')}`,
          ...(prefix === 'lambda' && statement.effect === 'Allow'
            ? {}
            : { severity: 'warning' as const, confidence: 'likely' as const }),
        };
      }
  },
});
