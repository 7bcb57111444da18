import type { Answer } from '../answer.ts';
import type { CauseRule } from '../cause-rule.ts';

/** A body of API Gateway that somebody pasted without status and headers. */
const isBodyAlone = ({ kind, status, type, body, bodyKey }: Answer): boolean =>
  kind === 'text' &&
  status === null &&
  type === undefined &&
  bodyKey === 'message' &&
  Object.keys(body ?? {}).length === 1;

const GATEWAY = { service: 'execute-api' };

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
export const bodyAloneRules: readonly CauseRule[] = [
  {
    says: /^ Internal server error$/i,
    when: isBodyAlone,
    cause: 'apigw-lacks-lambda-permission',
    candidates: ['apigw-lacks-lambda-permission', 'function-error', 'malformed-lambda-proxy-response'],
    denied: GATEWAY,
  },
  { says: /^ Limit Exceeded$/i, when: isBodyAlone, cause: 'usage-plan-quota', denied: GATEWAY },
  {
    says: /^ Unauthorized$/i,
    when: isBodyAlone,
    cause: 'identity-source-missing',
    candidates: ['identity-source-missing', 'jwt-rejected', 'application-error'],
    denied: GATEWAY,
  },
  {
    says: /^ Not Found$/i,
    when: isBodyAlone,
    cause: 'no-such-route',
    candidates: ['no-such-route', 'default-endpoint-disabled', 'application-error'],
    denied: GATEWAY,
  },
  {
    says: /^ Service Unavailable$/i,
    when: isBodyAlone,
    cause: 'integration-timeout',
    candidates: ['integration-timeout', 'function-error'],
    denied: GATEWAY,
  },
];
