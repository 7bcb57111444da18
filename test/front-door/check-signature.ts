import { RequestSigner } from 'aws4';
import { type HttpRequest, headerValue } from '../../src/signature/http-request.ts';
import { type Authorization, parseAuthorization } from '../../src/signature/parse-authorization.ts';
import { sha256Hex } from '../../src/signature/string-to-sign.ts';
import { verifySignature } from '../../src/signature/verify-signature.ts';
import type { Key } from './keys.ts';

/** Which host a signature must be for. */
export interface Wanted {
  readonly service: string;
  readonly region: string;
  /** AWS's clock. */
  readonly now: Date;
}

/** Why a signature is refused: the words of AWS's answer. */
export interface Refusal {
  readonly errorType: string;
  readonly message: string;
}

export type Checked = { readonly key: Key } | { readonly refusal: Refusal };

/**
 * Judges a signature in AWS's order: form, scope, time, key and token, value. Two verifiers that share no code, neither
 * of them the signer's, must agree on the value; when they do not, the test fails.
 */
export function checkSignature(request: HttpRequest, wanted: Wanted, keys: ReadonlyMap<string, Key>): Checked {
  const parsed = parseAuthorization(request);
  if (!parsed.ok) return refuse('IncompleteSignatureException', `${parsed.error}.`);
  const authorization = parsed.value;
  const early = scope(authorization, wanted) ?? time(authorization, wanted);
  if (early !== undefined) return { refusal: early };
  const key = keys.get(authorization.accessKeyId);
  const inQuery = /[?&]X-Amz-Security-Token=([^&]*)/.exec(request.target)?.[1];
  const token = headerValue(request.headers, 'x-amz-security-token') ?? (inQuery && decodeURIComponent(inQuery));
  if (key === undefined || key.token !== token) {
    return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  if (key.expired) return refuse('ExpiredTokenException', 'The security token included in the request is expired');
  return isRight(request, authorization, key)
    ? { key }
    : refuse(
        'InvalidSignatureException',
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      );
}

function refuse(errorType: string, message: string): Checked {
  return { refusal: { errorType, message } };
}

function scope({ service, region }: Authorization, wanted: Wanted): Refusal | undefined {
  const errorType = 'InvalidSignatureException';
  if (service !== wanted.service) {
    return { errorType, message: `Credential should be scoped to correct service: '${wanted.service}'. ` };
  }
  return region === wanted.region
    ? undefined
    : { errorType, message: `Credential should be scoped to a valid region, not '${region}'. ` };
}

/** Five minutes for Lambda and API Gateway. */
function time({ time: signedAt }: Authorization, { now }: Wanted): Refusal | undefined {
  const sent = Date.parse(signedAt.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const stamp = (date: number): string => new Date(date).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const [early, late] = [now.getTime() - 300_000, now.getTime() + 300_000];
  const errorType = 'InvalidSignatureException';
  if (sent < early) {
    return {
      errorType,
      message: `Signature expired: ${signedAt} is now earlier than ${stamp(early)} (${stamp(now.getTime())} - 5 min.)`,
    };
  }
  return sent > late
    ? {
        errorType,
        message: `Signature not yet current: ${signedAt} is still later than ${stamp(late)} (${stamp(now.getTime())} + 5 min.)`,
      }
    : undefined;
}

function isRight(request: HttpRequest, authorization: Authorization, key: Key): boolean {
  const own = verifySignature({ recorded: { format: 'raw HTTP', request }, secret: key.secret, expectation: {} });
  const declared = headerValue(request.headers, 'x-amz-content-sha256');
  const bodyFits = declared === undefined || declared === sha256Hex(request.body ?? '');
  const ownSays = own.signature === 'right' && own.problems.length === 0 && bodyFits;
  const aws4 = authorization.where === 'query' ? aws4Presigned : aws4Signature;
  const aws4Says = bodyFits && aws4(request, authorization, key) === authorization.signature;
  if (ownSays !== aws4Says) throw new Error(`the verifiers disagree: own ${ownSays}, aws4 ${aws4Says}`);
  return ownSays;
}

/** aws4 signs the query anew: what was signed into it is taken out first. */
function aws4Presigned(request: HttpRequest, { time, service, region }: Authorization, key: Key): string {
  const bare = request.target
    .replace(/X-Amz-(?:Algorithm|Credential|Date|SignedHeaders|Signature|Security-Token)=[^&]*&?/g, '')
    .replace(/[?&]$/, '');
  const host = headerValue(request.headers, 'host') ?? '';
  const token = key.token === undefined ? {} : { sessionToken: key.token };
  const signer = new RequestSigner(
    { method: request.method, host, path: bare, headers: { host }, service, region, signQuery: true },
    { accessKeyId: key.id, secretAccessKey: key.secret, ...token },
  );
  Object.assign(signer, { datetime: time });
  return /X-Amz-Signature=([0-9a-f]+)/.exec(signer.sign().path ?? '')?.[1] ?? '';
}

/** aws4 trusts x-amz-content-sha256 and signs "now" unless told otherwise; both are seen to here and above. */
function aws4Signature(request: HttpRequest, authorization: Authorization, key: Key): string {
  const signed = new Set(authorization.signedHeaders);
  const sent = request.headers.map(({ name, value }) => [name.toLowerCase(), value] as const);
  const signer = new RequestSigner(
    {
      method: request.method,
      host: headerValue(request.headers, 'host') ?? '',
      path: request.target,
      headers: Object.fromEntries(sent.filter(([name]) => signed.has(name))),
      body: Buffer.from(request.body ?? new Uint8Array()),
      service: authorization.service,
      region: authorization.region,
      doNotModifyHeaders: true,
    },
    { accessKeyId: key.id, secretAccessKey: key.secret },
  );
  Object.assign(signer, { datetime: authorization.time });
  return /Signature=([0-9a-f]+)/.exec(signer.authHeader())?.[1] ?? '';
}
