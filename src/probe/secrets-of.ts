import type { HttpRequest } from '../signature/http-request.ts';
import type { Credentials } from '../signature/sign-request.ts';
import { type Hidden, keyId, secret, signatureOf } from './hidden.ts';
import type { ProbePlan } from './probe-plan.ts';

/** Returns everything of a plan, and of a request that it sent, that nobody may read in an answer. */
export function secretsOf(
  plan: Pick<ProbePlan, 'credentials' | 'otherRole' | 'call'>,
  request?: HttpRequest,
): readonly Hidden[] {
  const { credentials, otherRole, call } = plan;
  return [
    ...ofCredentials(credentials),
    ...ofCredentials(otherRole?.credentials),
    secret(call?.apiKey ?? ''),
    ...(request?.headers ?? []).flatMap(({ name, value }) => ofHeader(name, value)),
  ];
}

function ofCredentials(credentials: Credentials | undefined): readonly Hidden[] {
  if (credentials === undefined) return [];
  const { accessKeyId, secretAccessKey, sessionToken = '' } = credentials;
  return [secret(secretAccessKey), secret(sessionToken), keyId(accessKeyId)];
}

/** A user's own headers may carry tokens too. */
function ofHeader(name: string, value: string): readonly Hidden[] {
  const signature = /Signature=([0-9a-f]{32,})/i.exec(value)?.[1];
  if (/^authorization$/i.test(name)) return signature === undefined ? [secret(value)] : [signatureOf(signature)];
  return SECRET_NAME.test(name) ? [secret(value)] : [];
}

const SECRET_NAME = /auth|token|secret|key|cookie|session|passw|credential|jwt/i;
