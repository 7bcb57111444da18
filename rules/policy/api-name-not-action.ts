import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oddActions } from '../../src/rule/odd-items.ts';
import { OPERATION_ACTIONS } from '../../src/rule/operation-names.ts';

/** SDK or CLI operation name used where the IAM action differs. */
export const rule = defineLintRule({
  id: 'api-name-not-action',
  subject: 'policy',
  when: ['oddaction'],
  group: 'semantics',
  title: 'SDK or CLI operation name used where the IAM action differs',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'The name is an operation of the API; IAM knows it by another action.',
  remedy: 'Write the action.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {
    accessAnalyzer: 'INVALID_ACTION',
    parliament: 'UNKNOWN_ACTION',
    other: 'did-you-mean only; none maps operations to actions',
  },
  *check(policy) {
    for (const item of oddActions(policy)) {
      const value = OPERATION_ACTIONS.get(item.lower);
      if (value === undefined || value.toLowerCase() === item.lower) continue;
      const at = policy.at(item.pointer);
      yield {
        at,
        message: `\`${item.text}\` is an operation, its action is \`${value}\``,
        fix: { title: `write \`${value}\``, safety: 'safe', edits: [{ kind: 'replace', at, value }] },
      };
    }
  },
});
