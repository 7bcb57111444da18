import { expect, test } from 'vitest';
import { seenOf } from '../../src/reconcile/seen-of.ts';

// Layers and causes are those of the denial room; statuses as AWS documents them.
test.each([
  [200, 'none', 'allowed', 'accepted'],
  [204, 'none', 'dry-run-allowed', 'accepted'],
  [302, null, null, 'accepted'],
  [403, 'route', 'no-such-route', 'missingToken'],
  [403, 'signature', 'unsigned-request', 'missingToken'],
  [403, 'signature', 'wrong-service-scope', 'wrongScope'],
  [403, 'signature', 'wrong-region-scope', 'wrongScope'],
  [403, 'signature', 'signature-expired', 'badTime'],
  [403, 'signature', 'signature-mismatch', 'badSignature'],
  [403, 'credentials', 'expired-session-token', 'badCredentials'],
  [403, 'authorization', 'iam-denied', 'denied'],
  [403, 'authorization', 'function-url-forbidden', 'denied'],
  [403, 'authorization', 'http-api-forbidden', 'forbidden'],
  [403, 'waf', 'waf-block', 'forbidden'],
  [403, 'api-key', 'api-key-missing-or-invalid', 'forbidden'],
  [401, 'authorizer', 'identity-source-missing', 'authorizerRefused'],
  [403, 'application', 'backend-403', 'applicationRefused'],
  [404, 'application', null, 'accepted'],
  [400, 'application', null, 'accepted'],
  [429, 'throttle', 'throttled', 'busy'],
  [502, 'integration', 'malformed-lambda-proxy-response', 'busy'],
  [403, 'function', 'efs-mount-permission', 'busy'],
  [403, null, null, 'unread'],
  [404, null, null, 'unread'],
])('%i of layer %s with cause %s is %s', (...[status, layer, cause, seen]) => {
  expect(seenOf(status, { layer, cause })).toBe(seen);
});
