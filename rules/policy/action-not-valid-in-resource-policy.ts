import { INVOKE_TYPOS } from '../../src/rule/invoke-typos.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Action of another service in a resource policy. */
export const rule = defineLintRule({
  id: 'action-not-valid-in-resource-policy',
  subject: 'policy',
  types: ['lambda', 'rest-api'],
  group: 'semantics',
  title: 'Action of another service in a resource policy',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType', 'serviceData'],
  why: 'The policy of a function or API is asked about its own service only; other actions never take effect there.',
  remedy: 'Use an action of the resource that the policy hangs on.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-in-policy',
  ],
  equivalents: {
    accessAnalyzer: 'UNSUPPORTED_ACTION_IN_POLICY (only 6 resource types, not Lambda or API Gateway)',
    cfnLint: 'W3037 (S3, SQS, SNS only)',
  },
  *check(policy) {
    const own = policy.type === 'lambda' ? 'lambda' : 'execute-api';
    for (const statement of policy.statements) {
      for (const action of [...statement.actions, ...statement.notActions]) {
        if (action.service === undefined || INVOKE_TYPOS.has(action.text.toLowerCase())) continue;
        if (action.service !== own) {
          if (policy.services.service(action.service) === undefined) continue;
          yield {
            at: policy.at(action.pointer),
            message: `\`${action.text}\` takes no effect in the policy of ${own === 'lambda' ? 'a function' : 'an API'}`,
          };
        } else if (/^(create|list)functions?$/i.test(action.name)) {
          yield {
            at: policy.at(action.pointer),
            message: `\`${action.text}\` is not decided by the policy of a function`,
          };
        }
      }
    }
  },
});
