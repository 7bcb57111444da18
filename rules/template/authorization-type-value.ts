import { defineLintRule, type LintFix } from '../../src/rule/lint-rule.ts';
import { resourcesOf } from '../../src/rule/resources-of.ts';
import type { Place } from '../../src/source/source-file.ts';

/** A function URL, method or route has an authorization type that does not exist. */
export const rule = defineLintRule({
  id: 'authorization-type-value',
  subject: 'template',
  group: 'invocation',
  title: 'Authorization type of a function URL, method or route does not exist',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The service takes a few words only. With another one the deployment fails, and nobody can tell whether calls need a signature.',
  remedy: 'Write `AWS_IAM` for calls signed with IAM credentials, `NONE` for calls of everybody.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html',
  ],
  equivalents: { cfnLint: 'E3030' },
  *check(template) {
    for (const url of template.urls) {
      const { authType } = url;
      if (typeof authType === 'string' && !URL_TYPES.includes(authType))
        yield report(url.of('authType'), authType, URL_TYPES);
    }
    for (const [type, { pointer, known }] of METHODS) {
      for (const resource of resourcesOf(template, type)) {
        const value = resource.properties[pointer.slice(1)];
        if (typeof value === 'string' && !known.includes(value)) yield report(resource.property(pointer), value, known);
      }
    }
  },
});

const URL_TYPES = ['AWS_IAM', 'NONE'];
const METHOD_TYPES = ['AWS_IAM', 'NONE', 'CUSTOM', 'COGNITO_USER_POOLS'];
const ROUTE_TYPES = ['AWS_IAM', 'NONE', 'CUSTOM', 'JWT'];

/** Where the type is written, by type of resource. */
const METHODS = [
  ['AWS::ApiGateway::Method', { pointer: '/AuthorizationType', known: METHOD_TYPES }],
  ['aws_api_gateway_method', { pointer: '/authorization', known: METHOD_TYPES }],
  ['AWS::ApiGatewayV2::Route', { pointer: '/AuthorizationType', known: ROUTE_TYPES }],
  ['aws_apigatewayv2_route', { pointer: '/authorization_type', known: ROUTE_TYPES }],
] as const;

function report(at: Place, value: string, known: readonly string[]): { at: Place; message: string; fix?: LintFix } {
  const message = `authorization type \`${value}\` does not exist, only ${known.map((one) => `\`${one}\``).join(', ')} do`;
  const upper = value.toUpperCase().replaceAll('-', '_');
  const meant = known.find((one) => one === upper || one === `AWS_${upper}`);
  if (meant === undefined) return { at, message };
  return {
    at,
    message,
    fix: { title: `write \`${meant}\``, safety: 'suggest', edits: [{ kind: 'replace', at, value: meant }] },
  };
}
