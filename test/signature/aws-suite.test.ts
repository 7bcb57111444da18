import { describe, expect, test } from 'vitest';
import { canonicalRequest } from '../../src/signature/canonical-request.ts';
import { type HttpRequest, headerValue } from '../../src/signature/http-request.ts';
import { parseAuthorization } from '../../src/signature/parse-authorization.ts';
import { sha256Hex, signature, stringToSign } from '../../src/signature/string-to-sign.ts';
import { parseSuiteRequest, type SuiteCase, suiteCases } from './suite.ts';

const cases = suiteCases();

test('the suite has all 38 cases', () => {
  expect(cases).toHaveLength(38);
});

describe.each(cases)('$name', (each) => {
  test('the header form has the canonical request, string to sign and signature of the suite', () => {
    const made = recompute(each, parseSuiteRequest(each.file('header-signed-request.txt')));
    expect(made.canonical).toBe(each.file('header-canonical-request.txt'));
    expect(made.toSign).toBe(each.file('header-string-to-sign.txt'));
    expect(made.signature).toBe(each.file('header-signature.txt').trim());
    expect(made.given).toBe(made.signature);
  });

  test('the query form has the canonical request, string to sign and signature of the suite', () => {
    const made = recompute(each, parseSuiteRequest(each.file('query-signed-request.txt')));
    expect(made.canonical).toBe(each.file('query-canonical-request.txt'));
    expect(made.toSign).toBe(each.file('query-string-to-sign.txt'));
    expect(made.signature).toBe(each.file('query-signature.txt').trim());
    expect(made.given).toBe(made.signature);
  });
});

function recompute(each: SuiteCase, sent: HttpRequest) {
  const parsed = parseAuthorization(sent);
  if (!parsed.ok) {
    throw new Error(parsed.error);
  }
  // Two cases add the token only after signing: it is on the wire, but no part of what was signed.
  const request = each.context.omit_session_token === true ? withoutQueryToken(sent) : sent;
  const { scope, date, region, service, signedHeaders, algorithm, time } = parsed.value;
  const canonical = canonicalRequest(request, {
    signedHeaders,
    payloadHash: headerValue(request.headers, 'x-amz-content-sha256') ?? sha256Hex(request.body ?? ''),
    plus: 'literal',
    normalizePath: each.context.normalize,
  });
  expect(`${date}/${region}/${service}/aws4_request`).toBe(scope);
  const toSign = stringToSign({ algorithm, time, scope, canonicalText: canonical.text });
  const made = signature(each.context.credentials.secret_access_key, { date, region, service }, toSign);
  return { canonical: canonical.text, toSign, signature: made, given: parsed.value.signature };
}

function withoutQueryToken(request: HttpRequest): HttpRequest {
  return { ...request, target: request.target.replace(/&X-Amz-Security-Token=[^&]*/, '') };
}
