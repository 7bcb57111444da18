import type { Answer } from '../answer.ts';
import type { Cause, CauseRule } from '../cause-rule.ts';

/** Causes between API Gateway and the function. */
export const integrationCauses: Readonly<Record<string, Cause>> = {
  'apigw-lacks-lambda-permission': {
    layer: 'integration',
    meaning:
      'API Gateway accepted the call but got nothing usable from its integration, most often because it may not invoke the function. The caller’s permissions are not the reason.',
    next: 'aws lambda get-policy --function-name <name>',
  },
  'malformed-lambda-proxy-response': {
    layer: 'integration',
    meaning:
      'The function answered in a form that API Gateway cannot turn into a response, or it crashed. Authorization is passed.',
    next: 'aws logs tail /aws/lambda/<name> --since 10m',
  },
  'integration-timeout': {
    layer: 'integration',
    meaning: 'The integration did not answer in time. Authorization is passed.',
    next: 'aws logs tail /aws/lambda/<name> --since 10m',
  },
};

const isGateway = ({ emitter, message, headers }: Answer): boolean =>
  emitter === 'rest-api' ||
  emitter === 'http-api' ||
  emitter === 'some-api' ||
  (emitter === 'application' && ('x-amz-apigw-id' in headers || 'apigw-requestid' in headers)) ||
  (emitter === 'unknown' && /^(Internal server error|Endpoint request timed out|Service Unavailable)$/i.test(message));

const GATEWAY = { service: 'execute-api' };

/** A function URL answers 502 when its function fails. What the Lambda API itself gets wrong has a type of its own. */
function isFunctionFailure({ status, emitter, kind, type }: Answer): boolean {
  if (status === null || status < 500 || status === 505 || /^Service/.test(type ?? '')) return false;
  if (status === 500 && /^Internal/.test(type ?? '')) return false;
  if (emitter === 'function-url' || emitter === 'web-function') return true;
  return kind === 'http' && ['lambda', 'lambda-api', 'unknown'].includes(emitter);
}

/** 5xx of API Gateway and Lambda. */
export const serverErrorRules: readonly CauseRule[] = [
  {
    says: /Invalid permissions on Lambda function|API Gateway does not have permission to assume the provided role/i,
    cause: 'apigw-lacks-lambda-permission',
    denied: GATEWAY,
  },
  {
    says: /^API_CONFIGURATION_ERROR /,
    cause: 'apigw-lacks-lambda-permission',
    candidates: ['apigw-lacks-lambda-permission', 'malformed-lambda-proxy-response'],
    denied: GATEWAY,
  },
  { says: /Malformed Lambda proxy response/i, cause: 'malformed-lambda-proxy-response', denied: GATEWAY },
  {
    says: /Endpoint request timed out|IntegrationTimeout|INTEGRATION_TIMEOUT/i,
    cause: 'integration-timeout',
    denied: GATEWAY,
  },
  { status: [504], when: isGateway, cause: 'integration-timeout', denied: GATEWAY },
  {
    status: [503],
    when: isGateway,
    cause: 'integration-timeout',
    candidates: ['integration-timeout', 'function-error'],
    denied: GATEWAY,
  },
  {
    status: [502],
    when: isGateway,
    cause: 'malformed-lambda-proxy-response',
    candidates: ['malformed-lambda-proxy-response', 'function-error'],
    denied: GATEWAY,
    given: [
      {
        when: ({ flags }) => flags.functionPermission === false,
        cause: 'apigw-lacks-lambda-permission',
        candidates: ['apigw-lacks-lambda-permission'],
      },
    ],
  },
  {
    status: [500],
    when: (answer) =>
      isGateway(answer) && (answer.body === undefined || answer.message !== '' || answer.bodyKey === undefined),
    cause: 'apigw-lacks-lambda-permission',
    candidates: ['apigw-lacks-lambda-permission', 'function-error'],
    denied: GATEWAY,
    given: [
      { when: ({ flags }) => flags.functionPermission === false, candidates: ['apigw-lacks-lambda-permission'] },
      {
        when: ({ flags }) => flags.functionPermission === true,
        cause: 'function-error',
        candidates: ['function-error', 'malformed-lambda-proxy-response'],
      },
    ],
  },
  {
    status: [500],
    when: (answer) => isGateway(answer),
    cause: 'authorizer-configuration-error',
    candidates: ['authorizer-configuration-error', 'apigw-lacks-lambda-permission'],
    denied: GATEWAY,
  },
  {
    status: [504],
    emitter: ['function-url', 'lambda', 'cloudfront'],
    cause: 'integration-timeout',
    candidates: ['integration-timeout', 'function-error'],
    denied: { service: 'lambda' },
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html: what a function that failed leaves behind.
    when: ({ raw }) =>
      /Task timed out after [\d.]{1,8} seconds|\bRuntime\.(?:\w{3,40}Error|ExitError)\b/.test(raw.slice(0, 100_000)),
    cause: 'function-error',
    denied: { service: 'lambda' },
  },
  {
    when: isFunctionFailure,
    cause: 'function-error',
    candidates: ['function-error'],
    denied: { service: 'lambda' },
  },
];
