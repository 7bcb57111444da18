import { silentCallers, silentResources } from '../../src/rule/cross-account-sides.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Cross-account AWS_IAM call needs resource policy and identity policy. */
export const rule = defineLintRule({
  id: 'api-iam-cross-account-needs-both',
  subject: 'template',
  group: 'invocation',
  title: 'Cross-account AWS_IAM call needs resource policy and identity policy',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A caller of another account needs the resource policy of the API and its own identity policy; one side alone is an implicit deny.',
  remedy: 'Grant `execute-api:Invoke` on both sides.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html'],
  equivalents: {},
  *check(template) {
    const call = { type: 'rest-api', action: 'execute-api:Invoke' } as const;
    for (const { policy, principal } of silentCallers(template, call))
      yield {
        at: policy.at(principal.pointer),
        message: `\`${principal.text}\` is of another account, and its own policy does not allow \`${call.action}\``,
      };
    for (const { policy, item } of silentResources(template, call))
      yield {
        at: policy.at(item.pointer),
        message: `\`${item.text}\` is of another account, and the policy of the API does not name the caller`,
      };
  },
});
