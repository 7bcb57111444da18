import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ActionItem, ResourceItem } from '../../src/rule/policy-subject.ts';

/** Action supports no resource-level permission. */
export const rule = defineLintRule({
  id: 'action-needs-star',
  subject: 'policy',
  when: ['arn'],
  types: ['identity', 'session'],
  group: 'semantics',
  title: 'Action supports no resource-level permission',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType', 'serviceData'],
  why: 'The action cannot be limited to a resource: with an ARN the statement never applies to it.',
  remedy: 'Move the action into a statement with `"Resource": "*"`.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { parliament: 'RESOURCE_MISMATCH', other: 'cfn-lint has it commented out' },
  *check(policy) {
    for (const statement of policy.statements) {
      const items = statement.allResources;
      if (statement.effect !== 'Allow' || items.length === 0) continue;
      if (!items.every(isNarrow)) continue;
      const actions = statement.actions.filter(worksOnNothing);
      if (actions.length === 0) continue;
      // The data of other services is not complete enough for more than a remark.
      const severity = items.some((item) => hasWildcard(item.arn?.resource ?? '')) ? 'info' : 'warning';
      for (const action of actions)
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` works with the resource \`*\` only`,
          ...(action.service === 'lambda' ? {} : { severity, confidence: 'likely' }),
        };
    }
  },
});

/** A documented action that has no resources. */
function worksOnNothing({ word }: ActionItem): boolean {
  if (word.wild || word.service === undefined) return false;
  const [facts] = word.facts();
  return facts !== undefined && facts.resourceTypes.length === 0;
}

function isNarrow({ arn }: ResourceItem): boolean {
  return arn !== undefined && !/[*?\u{FFFC}]/u.test(arn.service) && !/^[*\u{FFFC}]/u.test(arn.resource);
}
