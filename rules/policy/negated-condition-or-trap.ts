import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ConditionItem } from '../../src/rule/policy-subject.ts';

/** Several negated values or operators combined with OR intent. */
export const rule = defineLintRule({
  id: 'negated-condition-or-trap',
  subject: 'policy',
  when: ['negated'],
  group: 'semantics',
  title: 'Several negated values or operators combined with OR intent',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Several keys of a statement must all hold: the Deny applies only where every one of the negated conditions does, and one that fails lets the call pass.',
  remedy: 'Write one Deny statement for each condition that is meant on its own.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Deny') continue;
      const negated = statement.conditions.filter((item) => item.negated && item.base !== 'null' && !isException(item));
      const keys = [...new Set(negated.map((item) => item.key))];
      const last = negated.at(-1);
      if (keys.length < 2 || last === undefined) continue;
      // Who writes IfExists everywhere follows the pattern of data perimeters, where one exception that fits shall be enough.
      if (negated.every((item) => item.ifExists)) continue;
      yield {
        at: policy.at(last.operatorPointer, 'key'),
        message: `the Deny applies only where ${keys.map((key) => `\`${key}\``).join(' and ')} are all different: one that fits is enough to pass`,
        severity: 'info',
      };
    }
  },
});

/**
 * Whoever writes IfExists, or names callers and resources that are let off, lists exceptions and means every one of them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
function isException({ ifExists, keyLower }: ConditionItem): boolean {
  return ifExists || /^aws:(principal(arn|tag\/|account|orgid|orgpaths)|resourcetag\/|calledvia)/.test(keyLower);
}
