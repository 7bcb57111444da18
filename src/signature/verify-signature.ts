import { type CanonicalRequest, canonicalRequest } from './canonical-request.ts';
import { type ComparedLine, compareLines } from './compare-lines.ts';
import type { Echo } from './echo.ts';
import { echoProblems, stringProblems } from './echo-problems.ts';
import { type HttpRequest, headerValue, splitTarget } from './http-request.ts';
import { type Maker, makerOf } from './maker.ts';
import { type Authorization, parseAuthorization } from './parse-authorization.ts';
import type { Problem } from './problem.ts';
import type { RecordedRequest } from './read-request.ts';
import { type Expectation, requestProblems } from './request-problems.ts';
import { signedAs } from './signed-as.ts';
import { sha256Hex, signature, stringToSign } from './string-to-sign.ts';
import { ECDSA_ALGORITHM } from './verify-v4a.ts';

/** What the offline check found. */
export interface Verification {
  /** Of the signature alone; `problems` may still make AWS refuse a request whose signature is right. */
  readonly signature: 'right' | 'wrong' | 'undetermined';
  readonly problems: readonly Problem[];
  readonly authorization?: Authorization;
  readonly canonical?: CanonicalRequest;
  readonly stringToSign?: string;
  /** The signature AWS computes; absent for SigV4a, which is not deterministic. */
  readonly expected?: string;
  readonly lines: readonly ComparedLine[];
}

/** The request, the secret, and what to hold them against. */
export interface VerificationInput {
  readonly recorded: RecordedRequest;
  readonly secret: string;
  readonly expectation: Expectation;
  readonly echo?: Echo | undefined;
}

/**
 * Recomputes a signature as AWS does and names what is wrong, in the order in which AWS would refuse it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function verifySignature(input: VerificationInput): Verification {
  const { recorded, expectation } = input;
  const parsed = parseAuthorization(recorded.request);
  if (!parsed.ok) {
    const fix = 'sign the request with SigV4: `why403 sign` prints one';
    const problem = { id: 'unreadable-authorization', certain: true, what: parsed.error, fix };
    return { signature: 'wrong', problems: [problem], lines: [] };
  }
  const authorization = parsed.value;
  const problems = requestProblems(recorded.request, authorization, expectation);
  const candidates = canonicalCandidates(recorded, authorization);
  const maker = makerOf(authorization, input.secret.trim());
  const right = candidates.find((canonical) => maker.matches(textOf(authorization, canonical)));
  const canonical = right ?? candidates[0];
  if (canonical === undefined) {
    return { signature: 'undetermined', problems: [...problems, BODY_UNKNOWN], authorization, lines: [] };
  }
  const compared = compare(input, { canonical, maker, isRight: right !== undefined });
  return { ...compared, problems: [...problems, ...compared.problems] };
}

const BODY_UNKNOWN: Problem = {
  id: 'body-unknown',
  certain: false,
  what: 'the record does not show the body that was sent',
  fix: 'give it with --data TEXT or --data @FILE',
};

function compare(
  { recorded, echo }: VerificationInput,
  found: { readonly canonical: CanonicalRequest; readonly maker: Maker; readonly isRight: boolean },
): Verification {
  const { canonical, maker, isRight } = found;
  const signer = isRight ? undefined : signedAs(recorded.request, canonical, maker);
  const lines = compareLines(canonical, { echo: echo?.canonicalRequest, signed: signer?.canonical });
  const text = textOf(maker.authorization, canonical);
  const isV4a = maker.authorization.algorithm === ECDSA_ALGORITHM;
  return {
    signature: isRight ? 'right' : 'wrong',
    problems: [
      ...(signer?.problems ?? []),
      ...echoProblems(lines, isRight),
      ...stringProblems(text, echo?.stringToSign),
      ...(isRight || signer !== undefined ? [] : [unexplained(recorded)]),
      ...(isRight ? rightAndRefused(recorded, echo) : []),
    ],
    authorization: maker.authorization,
    canonical,
    stringToSign: text,
    ...(isV4a ? {} : { expected: signature(maker.secret, maker.authorization, text) }),
    lines,
  };
}

/** The readings that AWS may have of one request: of `+`, and of a last line break that the record may have added. */
function canonicalCandidates(
  { request, looseBodyEnd }: RecordedRequest,
  authorization: Authorization,
): readonly CanonicalRequest[] {
  const pluses = request.target.includes('+') ? (['space', 'literal'] as const) : (['literal'] as const);
  const normalizePath = authorization.service !== 's3';
  const signedHeaders = authorization.signedHeaders.map((name) => name.toLowerCase());
  return payloadHashes(request, looseBodyEnd === true).flatMap((payloadHash) =>
    pluses.map((plus) => canonicalRequest(request, { signedHeaders, payloadHash, plus, normalizePath })),
  );
}

function payloadHashes({ headers, body }: HttpRequest, loose: boolean): readonly string[] {
  const declared = headerValue(headers, 'x-amz-content-sha256')?.trim();
  if (body === undefined) {
    return declared === undefined ? [] : [declared];
  }
  const shorter = loose && body.at(-1) === 0x0a ? [sha256Hex(body.slice(0, -1))] : [];
  const hashes = [sha256Hex(body), ...shorter];
  return declared !== undefined && hashes.includes(declared) ? [declared] : hashes;
}

function textOf({ algorithm, time, scope }: Authorization, canonical: CanonicalRequest): string {
  return stringToSign({ algorithm, time, scope, canonicalText: canonical.text });
}

/** What can be wrong with a request whose signature is right for what was recorded. */
function rightAndRefused({ request, response }: RecordedRequest, echo: Echo | undefined): Problem[] {
  const hasPlus = splitTarget(request.target).query.includes('+');
  const isRefused = /signature we calculated does not match/i.test(response?.text ?? '');
  return [...(hasPlus ? [PLUS] : []), ...(isRefused && echo?.canonicalRequest === undefined ? [ON_THE_WAY] : [])];
}

const PLUS: Problem = {
  id: 'query-plus',
  certain: false,
  what: 'the query holds `+`: signer and AWS may read it differently, one as a space (%20), one as a plus (%2B)',
  fix: 'send and sign %20 for a space, %2B for a plus',
};

const ON_THE_WAY: Problem = {
  id: 'changed-on-the-way',
  certain: false,
  what: 'the signature is right for the recorded request, and AWS computed another: it received another request, most often another Host through a proxy or CDN, or AWS holds another secret for this key',
  fix: 'record the request behind the proxy, sign for the host that AWS sees, and check the secret',
};

function unexplained({ format }: RecordedRequest): Problem {
  const what =
    'no known mistake of a signer gives this signature: most often the secret does not belong to the key, or a header or the body changed after signing';
  const fix = `check the secret with \`aws sts get-caller-identity\`, and that the ${format} record shows the request as it was sent`;
  return { id: 'unexplained', certain: false, what, fix };
}
