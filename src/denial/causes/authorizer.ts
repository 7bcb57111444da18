import type { Answer } from '../answer.ts';
import { isAppSync } from '../app-sync.ts';
import { type Cause, type CauseRule, known } from '../cause-rule.ts';

const APPSYNC =
  'aws appsync get-graphql-api --api-id <api-id> --query "graphqlApi.[authenticationType,additionalAuthenticationProviders]"';
const HTTP_AUTHORIZERS = 'aws apigatewayv2 get-authorizers --api-id <api-id>';

/** Only HTTP APIs challenge for a bearer token by themselves; theirs is another management API. */
function isHttpApi({ emitter, headers }: Answer): boolean {
  return (
    emitter === 'http-api' ||
    (!['rest-api', 'application'].includes(emitter) && /^Bearer\b/i.test(headers['www-authenticate'] ?? ''))
  );
}

/** Causes in an authorizer that is not IAM. */
export const authorizerCauses: Readonly<Record<string, Cause>> = {
  'lambda-authorizer-deny': {
    layer: 'authorizer',
    meaning:
      'The Lambda authorizer of the API returned Deny for this call. IAM policies of the caller are not involved, even when the message mentions an identity-based policy.',
    next: 'aws apigateway test-invoke-authorizer --rest-api-id <api-id> --authorizer-id <id> --headers Authorization=<token>',
    wordings: [{ when: isHttpApi, next: HTTP_AUTHORIZERS }],
  },
  'identity-source-missing': {
    layer: 'authorizer',
    meaning:
      'The authorizer did not find what it looks at, usually a header with a token. This is never a question of IAM permissions.',
    next: 'aws apigateway get-authorizers --rest-api-id <api-id> --query "items[].[name,type,identitySource]"',
    wordings: [
      {
        when: isAppSync,
        meaning:
          'AppSync refused what the request was authorized with: the API key or token is missing, expired or of another mode than the API has. AppSync words this alike for all of its modes.',
        next: APPSYNC,
      },
      {
        when: isHttpApi,
        next: 'aws apigatewayv2 get-authorizers --api-id <api-id> --query "Items[].[Name,AuthorizerType,IdentitySource]"',
      },
    ],
  },
  'jwt-rejected': {
    layer: 'authorizer',
    meaning:
      'The authorizer read the token and refused it: expired, wrong issuer or audience, or a scope is missing. This is never a question of IAM permissions.',
    next: 'aws apigatewayv2 get-authorizers --api-id <api-id> --query "Items[].JwtConfiguration"',
    wordings: [
      { when: isAppSync, next: APPSYNC },
      {
        when: ({ emitter }) => emitter === 'rest-api',
        next: 'aws apigateway get-authorizers --rest-api-id <api-id> --query "items[].[name,type,providerARNs]"',
      },
    ],
  },
  'authorizer-configuration-error': {
    layer: 'authorizer',
    meaning:
      'API Gateway could not run the authorizer, or could not read what it returned. The caller did nothing wrong.',
    next: 'aws apigateway test-invoke-authorizer --rest-api-id <api-id> --authorizer-id <id>',
    wordings: [{ when: isHttpApi, next: HTTP_AUTHORIZERS }],
  },
};

const UNAUTHORIZED = ['identity-source-missing', 'jwt-rejected'];

/** Answers of authorizers. */
export const authorizerRules: readonly CauseRule[] = [
  {
    says: /configuration error: Authorizer error|AuthorizerConfiguration|AuthorizerFailure|AUTHORIZER_(?:CONFIGURATION_ERROR|FAILURE)/,
    cause: 'authorizer-configuration-error',
    denied: tokenService,
  },
  {
    says: /User is not authorized to access this resource/i,
    when: ({ iam }) => iam?.action == null,
    cause: 'lambda-authorizer-deny',
    denied: ({ message, emitter }) => ({
      ...(emitter === 'unknown' ? { service: 'execute-api' } : {}),
      principal: null,
      action: null,
      resource: null,
      denyKind: /explicit deny/i.test(message) ? 'explicit' : 'implicit',
      policyType: 'authorizer',
    }),
  },
];

/** AppSync and API Gateway word a 401 alike, but not its envelope. */
function tokenService(answer: Answer): { readonly service?: string } {
  if (isAppSync(answer)) return { service: 'appsync' };
  return answer.emitter === 'unknown' || answer.emitter === 'lambda' ? { service: 'execute-api' } : {};
}

/** 401: the authorizer had nothing to judge, or refused the token. */
export const tokenRules: readonly CauseRule[] = [
  {
    says: /^UnauthorizedException .{0,200}token (?:has|is) expired/i,
    when: (answer) => isAppSync(answer) && [null, 401].includes(answer.status),
    cause: 'jwt-rejected',
    denied: tokenService,
  },
  {
    // https://docs.aws.amazon.com/appsync/latest/devguide/troubleshooting-and-common-mistakes.html
    says: /^UnauthorizedException /,
    when: (answer) => isAppSync(answer) && [null, 401].includes(answer.status),
    cause: 'identity-source-missing',
    candidates: UNAUTHORIZED,
    denied: tokenService,
  },
  {
    status: [401],
    when: ({ headers, message, emitter }) =>
      emitter !== 'application' &&
      (/error="?(?:invalid_token|insufficient_scope)|error_description/i.test(headers['www-authenticate'] ?? '') ||
        /(?:incoming )?token (?:has|is) (?:expired|invalid|not)|invalid_token|jwt|identity token/i.test(message)),
    cause: 'jwt-rejected',
    denied: tokenService,
  },
  {
    status: [401],
    when: ({ emitter, type, message }) =>
      emitter !== 'application' &&
      (type === 'UnauthorizedException' || /^Unauthorized\.?$/i.test(message) || message === ''),
    cause: 'identity-source-missing',
    candidates: UNAUTHORIZED,
    denied: tokenService,
    given: [
      { when: known({ tokenSent: false }), candidates: ['identity-source-missing'] },
      {
        when: known({ tokenSent: true }),
        cause: 'jwt-rejected',
        candidates: ['jwt-rejected', 'identity-source-missing'],
      },
    ],
  },
  {
    says: /^(?:UnauthorizedException|UNAUTHORIZED) (?:Unauthorized)?$|^\S* ?The incoming token has expired$/,
    cause: 'identity-source-missing',
    candidates: UNAUTHORIZED,
    denied: { service: 'execute-api' },
  },
];
