import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

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
      if (
        !items.every(
          (item) =>
            item.arn !== undefined &&
            !/[*?\u{FFFC}]/u.test(item.arn.service) &&
            !/^[*\u{FFFC}]/u.test(item.arn.resource),
        )
      )
        continue;
      for (const action of statement.actions) {
        if (hasWildcard(action.text) || action.service === undefined) continue;
        const facts = action.word.facts()[0];
        if (facts === undefined || facts.resourceTypes.length > 0) continue;
        // The data of other services is not complete enough for more than a remark.
        const sure = action.service === 'lambda';
        const severity = items.some((item) => hasWildcard(item.arn?.resource ?? ''))
          ? ('info' as const)
          : ('warning' as const);
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` works with the resource \`*\` only`,
          ...(sure ? {} : { severity, confidence: 'likely' as const }),
        };
      }
    }
  },
});
