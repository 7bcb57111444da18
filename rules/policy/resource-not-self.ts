import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { foreignApi, foreignFunction, ownArn } from '../../src/rule/own-arn.ts';

/** Resource policy names a resource other than its own. */
export const rule = defineLintRule({
  id: 'resource-not-self',
  subject: 'policy',
  types: ['lambda', 'rest-api'],
  group: 'semantics',
  title: 'Resource policy names a resource other than its own',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType', 'target'],
  why: 'The policy of a function is asked about calls of that function only.',
  remedy: 'Name the function that the policy hangs on.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-resource-arn-in-policy',
  ],
  equivalents: { accessAnalyzer: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY (6 types)' },
  *check(policy) {
    const own = ownArn(policy);
    const [service, kind] =
      policy.type === 'lambda' ? (['lambda', 'function'] as const) : (['execute-api', 'API'] as const);
    for (const statement of policy.statements) {
      for (const item of statement.allResources) {
        if (item.arn === undefined || !isPlain(item.arn.service)) continue;
        if (item.arn.service !== service) {
          yield {
            at: policy.at(item.pointer),
            message: `the statement names something of ${item.arn.service}, the policy hangs on ${kind === 'API' ? 'an API' : 'a function'}`,
          };
          continue;
        }
        if (item.open !== undefined) continue;
        if (own === undefined) {
          yield { undecided: `the ARN of the ${kind} that the policy hangs on` };
          continue;
        }
        const name = kind === 'API' ? foreignApi(item.arn, own) : foreignFunction(item.arn, own);
        if (name !== undefined)
          yield {
            at: policy.at(item.pointer),
            message: `the statement names \`${name}\`, the policy hangs on another ${kind}`,
          };
      }
    }
  },
});
