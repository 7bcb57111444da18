import { err, ok, type Result } from '../domain/result.ts';
import { type HttpRequest, headerValue, headerValues, splitTarget } from './http-request.ts';
import { percentDecode, queryPairs } from './uri-encoding.ts';

/** What a request says about its own signature. */
export interface Authorization {
  readonly where: 'header' | 'query';
  readonly algorithm: string;
  readonly accessKeyId: string;
  /** `20261121/eu-west-1/lambda/aws4_request`; SigV4a leaves the region out. */
  readonly scope: string;
  readonly date: string;
  /** Empty for SigV4a, which names its regions in `x-amz-region-set`. */
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `YYYYMMDDTHHMMSSZ` of `x-amz-date`, or of `Date`; empty when the request has neither. */
  readonly time: string;
}

/**
 * Returns the signature parts of a request (Authorization header or presigned query), or one clause saying what is wrong.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 */
export function parseAuthorization(request: HttpRequest): Result<Authorization, string> {
  const values = headerValues(request.headers, 'authorization');
  const query = new Map(
    queryPairs(splitTarget(request.target).query).map(([name, value]) => [percentDecode(name), percentDecode(value)]),
  );
  if (values.length > 1) {
    return err('the request carries two Authorization headers');
  }
  const value = values[0];
  if (value !== undefined) {
    return fromHeader(value.trim(), requestTime(request));
  }
  return query.has('X-Amz-Signature')
    ? fromQuery(query)
    : err('the request carries no signature: no Authorization header and no X-Amz-Signature');
}

function fromHeader(value: string, time: string): Result<Authorization, string> {
  const [algorithm, rest] = splitOnce(value, /\s+/);
  if (!/^AWS4-/.test(algorithm)) {
    const problem = /^authorization:/i.test(value)
      ? 'repeats the header name inside its value'
      : 'is not a SigV4 signature';
    return err(`the Authorization header ${problem}`);
  }
  const parts = new Map(rest.split(',').map((part) => splitOnce(part.trim(), /=/)));
  const missing = ['Credential', 'SignedHeaders', 'Signature'].filter((name) => !parts.get(name));
  if (missing.length > 0) {
    return err(`the Authorization header lacks ${missing.join(', ')}`);
  }
  return assembleAuthorization('header', algorithm, { parts, time });
}

function fromQuery(query: ReadonlyMap<string, string>): Result<Authorization, string> {
  const names = { Credential: 'X-Amz-Credential', SignedHeaders: 'X-Amz-SignedHeaders', Signature: 'X-Amz-Signature' };
  const parts = new Map(Object.entries(names).map(([part, name]) => [part, query.get(name) ?? '']));
  return assembleAuthorization('query', query.get('X-Amz-Algorithm') ?? '', {
    parts,
    time: query.get('X-Amz-Date') ?? '',
  });
}

function assembleAuthorization(
  where: Authorization['where'],
  algorithm: string,
  { parts, time }: { readonly parts: ReadonlyMap<string, string>; readonly time: string },
): Result<Authorization, string> {
  const credential = (parts.get('Credential') ?? '').split('/');
  const regional = !algorithm.includes('ECDSA');
  if (credential.length !== (regional ? 5 : 4)) {
    return err('the Credential of the signature is not `key/date/region/service/aws4_request`');
  }
  const accessKeyId = credential[0] ?? '';
  if (/\s/.test(accessKeyId) || accessKeyId === '') {
    return err('the access key id of the signature is empty or holds white space');
  }
  return ok({
    where,
    algorithm,
    accessKeyId,
    scope: credential.slice(1).join('/'),
    date: credential[1] ?? '',
    region: regional ? (credential[2] ?? '') : '',
    service: credential[regional ? 3 : 2] ?? '',
    signedHeaders: (parts.get('SignedHeaders') ?? '').split(';'),
    signature: parts.get('Signature') ?? '',
    time,
  });
}

function requestTime(request: HttpRequest): string {
  const amzDate = headerValue(request.headers, 'x-amz-date')?.trim();
  if (amzDate) {
    return amzDate;
  }
  const date = Date.parse(headerValue(request.headers, 'date') ?? '');
  return Number.isNaN(date) ? '' : new Date(date).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function splitOnce(text: string, separator: RegExp): [string, string] {
  const found = separator.exec(text);
  return found === null ? [text, ''] : [text.slice(0, found.index), text.slice(found.index + found[0].length)];
}
