import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Policy change is not in the deployment trigger. */
export const rule = defineLintRule({
  id: 'api-policy-not-redeployed',
  subject: 'template',
  group: 'invocation',
  title: 'Policy change is not in the deployment trigger',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'A changed resource policy holds only after the stage is deployed again. A deployment whose triggers do not contain the policy leaves the old one in force.',
  remedy:
    'Put the policy into `triggers`, for example `sha1(jsonencode(aws_api_gateway_rest_api_policy.orders.policy))`.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html',
    'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_deployment',
  ],
  equivalents: {},
  *check(template) {
    for (const api of template.apis) {
      if (api.kind !== 'REST' || api.policyState === 'absent') continue;
      for (const deployment of api.deployments) {
        if (api.dialect !== 'terraform') {
          // A logical id tells nothing of what it was when the policy was another.
          yield { undecided: 'whether the logical id of the deployment changes' };
          continue;
        }
        if (deployment.triggers === undefined ? false : mentionsPolicy(deployment.triggers, api.id)) continue;
        const what =
          deployment.triggers === undefined
            ? 'the deployment has no triggers'
            : 'the triggers do not contain the resource policy';
        yield { at: deployment.at, message: `${what}, a change of the policy is not deployed` };
      }
    }
  },
});

/** The policy by name, the whole API, a file, or something that changes with every run. */
function mentionsPolicy(written: string, api: string): boolean {
  const triggers = written.replaceAll(/(#|\/\/).*$/gm, '');
  if (/policy|timestamp\(|uuid\(|file|local\.|var\.|module\./i.test(triggers)) return true;
  const whole = triggers.indexOf(api);
  return whole >= 0 && triggers[whole + api.length] !== '.';
}
