import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The API was changed after the deployment that the stage serves. */
export const rule = defineAccessRule({
  id: 'resource-policy-not-redeployed',
  title: 'the API was changed after the deployment that the stage serves',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html',
  ],
  why: 'A changed resource policy of a REST API counts only after a new deployment. Until then AWS decides by the old text, and this answer by the new one. Redeploy the stage.',
  check(access) {
    const api = access.snapshot.api.status === 'collected' ? access.snapshot.api.value : undefined;
    if (api?.type !== 'REST' || api.stage.status !== 'collected' || api.policy.status !== 'collected') return [];
    const { deployedAt, policyChangedAt, name } = api.stage.value;
    if (
      deployedAt === undefined ||
      policyChangedAt === undefined ||
      Date.parse(policyChangedAt) <= Date.parse(deployedAt)
    )
      return [];
    const says = `stage \`${name}\` serves a deployment of ${deployedAt}, the resource policy changed at ${policyChangedAt} and does not count yet`;
    return [{ message: says }];
  },
});
