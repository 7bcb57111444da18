import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { rawValue } from '../../src/rule/raw-value.ts';
import { resourcesOf } from '../../src/rule/resources-of.ts';
import { isObject } from '../../src/source/open.ts';

/** CORS preflight OPTIONS requires AWS_IAM. */
export const rule = defineLintRule({
  id: 'api-options-with-iam-auth',
  subject: 'template',
  group: 'invocation',
  title: 'CORS preflight OPTIONS requires AWS_IAM',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A browser sends the CORS preflight OPTIONS without credentials. With AWS_IAM on it the answer is 403, and the browser never sends the call itself.',
  remedy: 'Leave OPTIONS without authorization; in SAM set `AddDefaultAuthorizerToCorsPreflight: false`.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
    'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiauth.html',
  ],
  equivalents: {},
  *check(template) {
    for (const route of template.apis.flatMap((api) => api.routes)) {
      if (route.method !== 'OPTIONS' || route.authorizationType !== 'AWS_IAM') continue;
      const at = route.of('authorizationType');
      const written = rawValue(at) === 'AWS_IAM';
      yield {
        at,
        message: 'the CORS preflight carries no signature, with `AWS_IAM` it is answered 403',
        ...(written
          ? {
              fix: {
                title: 'write `NONE`',
                safety: 'safe' as const,
                edits: [{ kind: 'replace' as const, at, value: 'NONE' }],
              },
            }
          : {}),
      };
    }
    for (const api of resourcesOf(template, 'AWS::Serverless::Api')) {
      const { Auth: auth, Cors: cors } = api.properties;
      if (cors === undefined || !isObject(auth)) continue;
      if (auth['DefaultAuthorizer'] !== 'AWS_IAM' || (auth['AddDefaultAuthorizerToCorsPreflight'] ?? true) !== true)
        continue;
      yield {
        at: api.property('/Auth/DefaultAuthorizer'),
        message: 'SAM puts the default authorizer on the CORS preflight too, which is then answered 403',
      };
    }
  },
});
