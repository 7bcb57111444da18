import type { Seen } from '../domain/observation.ts';

/** What the denial room says about an answer, as far as it counts here. */
export interface ReadCause {
  readonly layer: string | null;
  readonly cause: string | null;
}

/** Returns what a rung saw, from the status and from the cause that the answer was read as. */
export function seenOf(status: number, { layer, cause }: ReadCause): Seen {
  const byCause = cause === null ? undefined : BY_CAUSE[cause];
  if (byCause !== undefined) return byCause;
  if (status === 429 || status >= 500) return 'busy';
  if (layer === 'application') return status === 403 || status === 401 ? 'applicationRefused' : 'accepted';
  const byLayer = layer === null ? undefined : BY_LAYER[layer];
  if (byLayer !== undefined && status >= 400) return byLayer;
  if (status >= 200 && status < 400) return 'accepted';
  return status === 401 || status === 403 || status === 404 ? 'unread' : 'accepted';
}

const BY_CAUSE: Readonly<Record<string, Seen>> = {
  allowed: 'accepted',
  'dry-run-allowed': 'accepted',
  'unsigned-request': 'missingToken',
  'no-such-route': 'missingToken',
  'authorization-header-stripped': 'missingToken',
  'cors-preflight-on-iam-route': 'missingToken',
  'wrong-service-scope': 'wrongScope',
  'wrong-region-scope': 'wrongScope',
  'signature-expired': 'badTime',
  'signature-not-yet-current': 'badTime',
  'http-api-forbidden': 'forbidden',
  'backend-403': 'applicationRefused',
  'function-error': 'busy',
};

const BY_LAYER: Readonly<Record<string, Seen>> = {
  signature: 'badSignature',
  credentials: 'badCredentials',
  authorization: 'denied',
  authorizer: 'authorizerRefused',
  waf: 'forbidden',
  domain: 'forbidden',
  'api-key': 'forbidden',
  cdn: 'forbidden',
  'front-door': 'forbidden',
  tls: 'forbidden',
  route: 'missingToken',
  throttle: 'busy',
  integration: 'busy',
  function: 'busy',
};
