import { describe, expect, test } from 'vitest';
import { canonicalRequest } from '../../src/signature/canonical-request.ts';
import { type HttpRequest, headerValue } from '../../src/signature/http-request.ts';
import { parseAuthorization } from '../../src/signature/parse-authorization.ts';
import { signRequest } from '../../src/signature/sign-request.ts';
import { sha256Hex, stringToSign } from '../../src/signature/string-to-sign.ts';
import { v4aVerifier } from '../../src/signature/verify-v4a.ts';
import { type SuiteCase, suiteCases } from './suite.ts';

describe.each(suiteCases())('$name', (each) => {
  test('the signer makes the header signature of the suite', async () => {
    const signed = await signRequest(wireRequest(each), { ...signing(each), algorithm: 'v4' });
    expect(authorization(signed).signature).toBe(each.file('header-signature.txt').trim());
  });

  test('the signer makes the query signature of the suite', async () => {
    const signed = await signRequest(wireRequest(each), {
      ...signing(each),
      algorithm: 'v4',
      presign: each.context.expiration_in_seconds,
    });
    expect(authorization(signed).signature).toBe(each.file('query-signature.txt').trim());
  });

  test('a SigV4a signature over the same request verifies with the derived public key', async () => {
    const signed = await signRequest(wireRequest(each), { ...signing(each), region: '*', algorithm: 'v4a' });
    const { signedHeaders, algorithm, scope, time, signature } = authorization(signed);
    const canonical = canonicalRequest(
      { ...signed, target: each.request.target },
      {
        signedHeaders,
        payloadHash: sha256Hex(signed.body ?? ''),
        plus: 'literal',
        normalizePath: each.context.normalize,
      },
    );
    const text = stringToSign({ algorithm, time, scope, canonicalText: canonical.text });
    const { accessKeyId, secretAccessKey } = signing(each).credentials;
    expect(headerValue(signed.headers, 'x-amz-region-set')).toBe('*');
    expect(v4aVerifier({ accessKeyId, secretAccessKey })(text, signature)).toBe(true);
    expect(v4aVerifier({ accessKeyId, secretAccessKey: `${secretAccessKey}x` })(text, signature)).toBe(false);
  });
});

function authorization(request: HttpRequest) {
  const parsed = parseAuthorization(request);
  if (!parsed.ok) {
    throw new Error(parsed.error);
  }
  return parsed.value;
}

/** The suite gives raw bytes (spaces, unicode); the wire has them percent-encoded once, and S3-style cases are taken as they are. */
function wireRequest(each: SuiteCase): HttpRequest {
  return each.context.normalize
    ? each.request
    : { ...each.request, target: each.request.target.replaceAll(' ', '%20') };
}

function signing(each: SuiteCase) {
  const { credentials, service, region, timestamp, sign_body, normalize, omit_session_token } = each.context;
  return {
    credentials: {
      accessKeyId: credentials.access_key_id,
      secretAccessKey: credentials.secret_access_key,
      ...(credentials.token === undefined || omit_session_token ? {} : { sessionToken: credentials.token }),
    },
    service,
    region,
    at: new Date(timestamp),
    rawPath: !normalize,
    withoutContentHash: !sign_body,
  };
}
