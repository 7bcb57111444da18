import type { HttpRequest as SmithyRequest } from '@smithy/types';
import { type HttpRequest, headerValue, splitTarget } from './http-request.ts';
import { percentDecode, queryPairs, uriEncode } from './uri-encoding.ts';

/** AWS credentials; they never leave the signer except as signature, key id and session token. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** With what, for what and when a request is signed. */
export interface Signing {
  readonly credentials: Credentials;
  readonly service: string;
  /** A region; for SigV4a a set such as `*` or `eu-west-1,us-east-1`. */
  readonly region: string;
  readonly at: Date;
  readonly algorithm: 'v4' | 'v4a';
  /** Sign the query (a presigned URL) instead of adding headers; seconds that it is good for. */
  readonly presign?: number;
  /** Amazon S3 only: leave the path as it is. */
  readonly rawPath?: boolean;
  /** Leave `x-amz-content-sha256` out. */
  readonly withoutContentHash?: boolean;
}

/**
 * Returns the request with its signature. The query must already be strictly encoded (wireUrl), the Host header set.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export async function signRequest(request: HttpRequest, signing: Signing): Promise<HttpRequest> {
  const signed = await signWith(toSmithy(request), signing);
  const headers = Object.entries(signed.headers).map(([name, value]) => ({ name, value }));
  const added = signing.presign === undefined ? '' : presignedQuery(request, signed);
  const target = added === '' ? request.target : `${request.target}${request.target.includes('?') ? '&' : '?'}${added}`;
  return { ...request, target, headers };
}

async function signWith(request: SmithyRequest, signing: Signing): Promise<SmithyRequest> {
  const [{ SignatureV4 }, { Hash }] = await Promise.all([import('@smithy/signature-v4'), import('@smithy/core/serde')]);
  const options = {
    credentials: { ...signing.credentials },
    region: signing.region,
    service: signing.service,
    sha256: Hash.bind(null, 'sha256'),
    uriEscapePath: signing.rawPath !== true,
    applyChecksum: signing.withoutContentHash !== true,
  };
  if (signing.algorithm === 'v4a') {
    const { SignatureV4a } = await import('@smithy/signature-v4a');
    return new SignatureV4a(options).sign(request, { signingDate: signing.at });
  }
  const signer = new SignatureV4(options);
  return signing.presign === undefined
    ? signer.sign(request, { signingDate: signing.at })
    : signer.presign(request, { signingDate: signing.at, expiresIn: signing.presign });
}

function toSmithy(request: HttpRequest): SmithyRequest {
  const { path, query } = splitTarget(request.target);
  const pairs = queryPairs(query).map(([name, value]) => [percentDecode(name), percentDecode(value)] as const);
  const headers = request.headers.map((header) => [header.name.toLowerCase(), header.value] as const);
  return {
    method: request.method,
    protocol: 'https:',
    hostname: headerValue(request.headers, 'host') ?? '',
    path,
    query: Object.fromEntries(grouped(pairs)),
    headers: Object.fromEntries([...grouped(headers)].map(([name, values]) => [name, values.join(',')])),
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return groups;
}

function presignedQuery(request: HttpRequest, signed: SmithyRequest): string {
  const before = new Set(queryPairs(splitTarget(request.target).query).map(([name]) => percentDecode(name)));
  return Object.entries(signed.query ?? {})
    .filter(([name]) => !before.has(name))
    .map(([name, value]) => `${uriEncode(name)}=${uriEncode(String(value ?? ''))}`)
    .join('&');
}
