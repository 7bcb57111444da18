import { resourceNames } from '../../src/rule/holes.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { resourcesOf } from '../../src/rule/resources-of.ts';
import type { ApiEntity, ResourceEntity } from '../../src/rule/template-subject.ts';
import { isObject, type SourceObject } from '../../src/source/open.ts';

const EXTENSION = 'x-amazon-apigateway-policy';

/** Resource policy on an HTTP or WebSocket API. */
export const rule = defineLintRule({
  id: 'api-policy-on-http-api',
  subject: 'template',
  group: 'invocation',
  title: 'Resource policy on an HTTP or WebSocket API',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Only REST APIs have resource policies. On an HTTP or WebSocket API the document is refused or ignored, and bounds nothing.',
  remedy: 'Use a REST API, or an authorizer.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html'],
  equivalents: {},
  *check(template) {
    for (const api of template.apis) {
      if (api.kind !== 'REST' && api.policy !== undefined)
        yield {
          at: api.policy.at(''),
          message: `${named(api.kind)} APIs have no resource policy, this one bounds nothing`,
        };
    }
    for (const resource of resourcesOf(template, 'AWS::Serverless::HttpApi')) {
      if (EXTENSION in bodyOf(resource))
        yield {
          at: resource.property(`/DefinitionBody/${EXTENSION}`),
          message: 'HTTP APIs have no resource policy, this one bounds nothing',
        };
    }
    for (const resource of resourcesOf(template, 'aws_api_gateway_rest_api_policy')) {
      const names = resourceNames(resource.properties['rest_api_id']);
      const api = template.apis.find(({ id, kind }) => kind !== 'REST' && names.includes(id));
      if (api !== undefined)
        yield {
          at: resource.property('/rest_api_id'),
          message: `\`${api.id}\` is no REST API and has no resource policy`,
        };
    }
  },
});

function named(kind: ApiEntity['kind']): string {
  return kind === 'HTTP' ? 'HTTP' : 'WebSocket';
}

function bodyOf(resource: ResourceEntity): SourceObject {
  const body = resource.properties['DefinitionBody'];
  return isObject(body) ? body : {};
}
