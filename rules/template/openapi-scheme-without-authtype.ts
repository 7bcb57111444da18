import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { resourcesOf } from '../../src/rule/resources-of.ts';
import type { TemplateSubject } from '../../src/rule/template-subject.ts';
import { isObject, type SourceObject, type SourceValue } from '../../src/source/open.ts';
import type { Place } from '../../src/source/source-file.ts';

/** A security scheme for IAM that does not say so to API Gateway. */
export const rule = defineLintRule({
  id: 'openapi-scheme-without-authtype',
  subject: 'template',
  group: 'invocation',
  title: 'Security scheme for signatures lacks x-amazon-apigateway-authtype',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['document'],
  why: 'API Gateway makes a method AWS_IAM by `x-amazon-apigateway-authtype: awsSigv4` in its security scheme. The name of the scheme and the header say nothing to it, so no signature is demanded.',
  remedy: 'Add `x-amazon-apigateway-authtype: awsSigv4` to the scheme.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html',
  ],
  equivalents: {},
  *check(template) {
    for (const { body, place } of bodiesOf(template)) {
      for (const [below, schemes] of schemesOf(body)) {
        for (const [name, scheme] of Object.entries(schemes)) {
          if (isObject(scheme) && MEANS_IAM.test(name) && isMute(scheme))
            yield {
              at: place(`${below}/${name}`),
              message: `security scheme \`${name}\` lacks \`x-amazon-apigateway-authtype: awsSigv4\`, no signature is demanded`,
            };
        }
      }
    }
  },
});

const MEANS_IAM = /^[\w-]*(sig-?_?v?4|aws[-_]?iam|iam[-_]?auth)[\w-]*$/i;

/** In the header of signatures, without anything that is meant for API Gateway. */
function isMute(scheme: SourceObject): boolean {
  const { type, name, in: place } = scheme;
  if (type !== 'apiKey' || place !== 'header' || typeof name !== 'string' || !/^authorization$/i.test(name))
    return false;
  return !Object.keys(scheme).some((key) => /^x-amazon-apigateway-|^Fn::/i.test(key));
}

interface Body {
  readonly body: SourceObject;
  readonly place: (pointer: string) => Place;
}

function* bodiesOf(template: TemplateSubject): Iterable<Body> {
  for (const file of template.files) {
    const { value, text } = file;
    if (isObject(value) && isOpenApi(value) && text.includes('x-amazon-apigateway-'))
      yield { body: value, place: (pointer) => ({ file, pointer }) };
  }
  for (const [type, property] of BODIES)
    for (const resource of resourcesOf(template, type)) {
      const body: SourceValue | undefined = resource.properties[property];
      if (isObject(body) && isOpenApi(body))
        yield { body, place: (pointer) => resource.property(`/${property}${pointer}`) };
    }
}

const BODIES = [
  ['AWS::ApiGateway::RestApi', 'Body'],
  ['AWS::Serverless::Api', 'DefinitionBody'],
] as const;

function isOpenApi(value: SourceObject): boolean {
  return ('openapi' in value || 'swagger' in value) && isObject(value['paths']);
}

function schemesOf({ components, securityDefinitions }: SourceObject): readonly (readonly [string, SourceObject])[] {
  const own = isObject(components) ? components['securitySchemes'] : undefined;
  return [
    ...(isObject(own) ? [['/components/securitySchemes', own] as const] : []),
    ...(isObject(securityDefinitions) ? [['/securityDefinitions', securityDefinitions] as const] : []),
  ];
}
