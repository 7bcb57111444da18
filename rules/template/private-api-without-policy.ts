import { isPrivateApi } from '../../src/rule/api-kind.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Private REST API has no resource policy. */
export const rule = defineLintRule({
  id: 'private-api-without-policy',
  subject: 'template',
  group: 'invocation',
  title: 'Private REST API has no resource policy',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'A private REST API refuses every call until a resource policy is attached and the stage is deployed again.',
  remedy: 'Attach a policy with aws:SourceVpce or aws:SourceVpc, and deploy.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html'],
  equivalents: {},
  *check(template) {
    for (const api of template.apis) {
      if (api.kind !== 'REST' || !isPrivateApi(api)) continue;
      if (api.policyState === 'open') yield { undecided: 'resource policy of the API' };
      if (api.policyState === 'absent')
        yield { at: api.of('endpointTypes'), message: 'a private API without resource policy refuses every call' };
    }
  },
});
