import { canonicalRequest } from '../signature/canonical-request.ts';
import { compareLines, firstDifference } from '../signature/compare-lines.ts';
import { findEcho } from '../signature/echo.ts';
import { type HttpRequest, headerValue } from '../signature/http-request.ts';
import { parseAuthorization } from '../signature/parse-authorization.ts';
import { sha256Hex } from '../signature/string-to-sign.ts';

/**
 * Returns the part of the canonical request in which AWS's echo first differs from what was signed, `none` when it is
 * the same; undefined without an echo or a signature.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function echoDifference(request: HttpRequest, answer: string): string | undefined {
  const echo = findEcho(answer)?.canonicalRequest;
  const authorization = parseAuthorization(request);
  if (echo === undefined || !authorization.ok) return undefined;
  const { signedHeaders } = authorization.value;
  const payloadHash = headerValue(request.headers, 'x-amz-content-sha256') ?? sha256Hex(request.body ?? '');
  const signed = canonicalRequest(request, { signedHeaders, payloadHash, plus: 'literal', normalizePath: true });
  return firstDifference(compareLines(signed, { echo }), 'echoed')?.part ?? 'none';
}
