import { silentCallers, silentResources } from '../../src/rule/cross-account-sides.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Cross-account URL caller: only one side granted. */
export const rule = defineLintRule({
  id: 'function-url-cross-account-needs-both-sides',
  subject: 'template',
  group: 'invocation',
  title: 'Cross-account URL caller: only one side granted',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A caller of another account needs both actions in the function policy and in its own identity policy; one side alone is an implicit deny.',
  remedy: 'Grant `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction` on both sides.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],
  equivalents: { other: 'cloud-copilot simulators only' },
  *check(template) {
    const call = { type: 'lambda', action: 'lambda:InvokeFunctionUrl', also: 'lambda:InvokeFunction' } as const;
    for (const { policy, principal } of silentCallers(template, call))
      yield {
        at: policy.at(principal.pointer),
        message: `\`${principal.text}\` is of another account, and its own policy does not allow \`${call.action}\``,
      };
    for (const { policy, item } of silentResources(template, call))
      yield {
        at: policy.at(item.pointer),
        message: `\`${item.text}\` is of another account, and the policy of the function does not name the caller`,
      };
  },
});
