import { cancelledAllows } from '../../src/rule/cancelled-allows.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Allow is wholly covered by a Deny in the same document. */
export const rule = defineLintRule({
  id: 'allow-cancelled-by-deny',
  subject: 'policy',
  when: ['deny'],
  group: 'semantics',
  title: 'Allow is wholly covered by a Deny in the same document',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An explicit deny always wins, so the Allow grants nothing.',
  remedy: 'Narrow the Deny, or take the Allow away.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],
  equivalents: {},
  *check(policy) {
    for (const { allow, deny } of cancelledAllows(policy)) {
      const other = deny.sid === undefined ? `statement ${deny.index}` : `statement \`${deny.sid}\``;
      yield {
        at: policy.at(allow.pointer),
        message: `everything that this statement allows is denied by ${other}`,
        related: [{ at: policy.at(deny.pointer), message: 'the Deny' }],
      };
    }
  },
});
