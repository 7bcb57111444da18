import { INVOKE_TYPOS } from '../../src/rule/invoke-typos.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oddActions } from '../../src/rule/odd-items.ts';

/** lambda:Invoke and friends are not actions. */
export const rule = defineLintRule({
  id: 'lambda-invoke-typo',
  subject: 'policy',
  when: ['oddaction'],
  group: 'invocation',
  title: 'lambda:Invoke and friends are not actions',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The name is no action: nothing is granted or denied by it.',
  remedy: 'Write the action as AWS names it.',
  references: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html'],
  equivalents: {
    accessAnalyzer: 'INVALID_ACTION',
    parliament: 'UNKNOWN_ACTION',
    cfnLint: 'W3037 (not in AWS::Lambda::Permission.Action nor RestApi.Policy, measured)',
  },
  permissions: true,
  *check(policy) {
    for (const item of oddActions(policy)) {
      const value = INVOKE_TYPOS.get(item.lower);
      if (value === undefined) continue;
      const at = policy.at(item.pointer);
      yield {
        at,
        message: `\`${item.text}\` is no action, \`${value}\` is meant`,
        fix: { title: `write \`${value}\``, safety: 'safe', edits: [{ kind: 'replace', at, value }] },
      };
    }
  },
});
