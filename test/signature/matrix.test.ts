import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestSigner } from 'aws4';
import { describe, expect, test } from 'vitest';
import { buildRequest } from '../../src/signature/build-request.ts';
import { type HttpRequest, headerValue } from '../../src/signature/http-request.ts';
import { parseAuthorization } from '../../src/signature/parse-authorization.ts';
import { type Credentials, signRequest } from '../../src/signature/sign-request.ts';
import { sha256Hex } from '../../src/signature/string-to-sign.ts';
import { verifySignature } from '../../src/signature/verify-signature.ts';

interface Matrix {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly time: string;
  readonly hosts: Readonly<Record<string, { readonly host: string; readonly region: string }>>;
  readonly cases: readonly MatrixCase[];
}

interface MatrixCase {
  readonly name: string;
  readonly typed: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly token: boolean;
  readonly plus: 'space' | 'literal';
  readonly expected: Readonly<Record<string, string>>;
}

const matrix: Matrix = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/sigv4/matrix.json'), 'utf8'));
const rows = matrix.cases.flatMap((each) =>
  Object.entries(each.expected).map(([service, expected]) => ({ ...each, service, expected })),
);

test('the matrix has at least 40 requests', () => {
  expect(new Set(matrix.cases.map((each) => each.name)).size).toBeGreaterThanOrEqual(40);
});

describe.each(rows)('$name ($service)', (row) => {
  test('is signed as botocore signs it', async () => {
    expect(givenSignature(await signed(row))).toBe(row.expected);
  });

  test('is signed as aws4 signs it', async () => {
    const request = await signed(row);
    expect(aws4Signature(request, row)).toBe(givenSignature(request));
  });

  test('passes the own verifier, and fails it with another secret', async () => {
    const recorded = { format: 'raw HTTP' as const, request: await signed(row) };
    const check = (secret: string) => verifySignature({ recorded, secret, expectation: {} }).signature;
    expect(check(matrix.secretAccessKey)).toBe('right');
    expect(check(`${matrix.secretAccessKey}x`)).toBe('wrong');
  });
});

describe.each(rows.filter((row) => row.body === ''))('$name ($service) as a signed URL', (row) => {
  test('has the signature that aws4 makes, and passes the own verifier', async () => {
    const request = await signed(row, { presign: 60 });
    expect(aws4Presigned(request, row)).toBe(givenSignature(request));
    const recorded = { format: 'raw HTTP' as const, request };
    const checked = verifySignature({ recorded, secret: matrix.secretAccessKey, expectation: {} });
    expect([checked.signature, checked.problems.filter(({ certain }) => certain)]).toEqual(['right', []]);
  });
});

/** aws4 signs the query anew: what was signed into it is taken out first. */
function aws4Presigned(request: HttpRequest, row: (typeof rows)[number]): string {
  const time = /X-Amz-Date=(\w+)/.exec(request.target)?.[1];
  const bare = request.target
    .replace(/X-Amz-(?:Algorithm|Credential|Date|SignedHeaders|Signature|Security-Token)=[^&]*&?/g, '')
    .replace(/[?&]$/, '');
  const signer = new RequestSigner(
    {
      method: request.method,
      host: headerValue(request.headers, 'host') ?? '',
      path: bare,
      headers: Object.fromEntries(request.headers.map(({ name, value }) => [name, value])),
      service: row.service,
      region: where(row.service).region,
      signQuery: true,
    },
    credentials(row.token),
  );
  Object.assign(signer, { datetime: time });
  return /X-Amz-Signature=([0-9a-f]+)/.exec(signer.sign().path ?? '')?.[1] ?? '';
}

// The public key that AWS's own test suite gives for these credentials (SigV4a derives it from key id and secret):
// https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4a
const SUITE_KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const PUBLIC_KEY = createPublicKey({
  format: 'jwk',
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: Buffer.from('b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1', 'hex').toString('base64url'),
    y: Buffer.from('865ed22a7eadc9c5cb9d2cbaca1b3699139fedc5043dc6661864218330c8e518', 'hex').toString('base64url'),
  },
});

describe.each(rows.filter((row) => row.service === 'lambda' && !row.token))('$name (SigV4a)', (row) => {
  test('is right under the public key that AWS publishes, over the canonical request of aws4', async () => {
    const request = await signed(row, { credentials: SUITE_KEY, region: '*', algorithm: 'v4a' });
    const headers = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]));
    expect(headers['x-amz-region-set']).toBe('*');
    const time = headers['x-amz-date'] ?? '';
    const canonical = aws4Signer(request, row, SUITE_KEY).canonicalString();
    const text = ['AWS4-ECDSA-P256-SHA256', time, `${time.slice(0, 8)}/lambda/aws4_request`, sha256Hex(canonical)].join(
      '\n',
    );
    const given = Buffer.from(givenSignature(request), 'hex');
    expect(verify('sha256', Buffer.from(text), PUBLIC_KEY, given)).toBe(true);
  });

  test('passes the own verifier, and fails it with another secret', async () => {
    const request = await signed(row, { credentials: SUITE_KEY, region: '*', algorithm: 'v4a' });
    const recorded = { format: 'raw HTTP' as const, request };
    const check = (secret: string) => verifySignature({ recorded, secret, expectation: {} }).signature;
    expect(check(SUITE_KEY.secretAccessKey)).toBe('right');
    expect(check(`${SUITE_KEY.secretAccessKey}x`)).toBe('wrong');
  });
});

interface Manner {
  readonly credentials?: Credentials;
  readonly region?: string;
  readonly algorithm?: 'v4' | 'v4a';
  readonly presign?: number;
}

async function signed(row: (typeof rows)[number], manner?: Manner): Promise<HttpRequest> {
  const { host, region } = where(row.service);
  const built = buildRequest({
    url: `https://${host}${row.typed}`,
    method: row.method,
    headers: Object.entries(row.headers).map(([name, value]) => `${name}: ${value}`),
    plus: row.plus,
    ...(row.body === '' ? {} : { body: new TextEncoder().encode(row.body) }),
  });
  if (!built.ok) {
    throw built.error;
  }
  return signRequest(built.value.request, {
    credentials: credentials(row.token),
    service: row.service,
    region,
    at: new Date(matrix.time),
    algorithm: 'v4',
    ...manner,
  });
}

function givenSignature(request: HttpRequest): string {
  const parsed = parseAuthorization(request);
  return parsed.ok ? parsed.value.signature : parsed.error;
}

/** aws4 computes the signature of the finished request: its own canonical request out of the bytes on the wire. */
function aws4Signature(request: HttpRequest, row: (typeof rows)[number]): string {
  const signer = aws4Signer(request, row, credentials(row.token));
  return /Signature=([0-9a-f]+)/.exec(signer.authHeader())?.[1] ?? '';
}

function aws4Signer(request: HttpRequest, row: (typeof rows)[number], keys: Credentials) {
  const { region } = where(row.service);
  const headers = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]));
  const signer = new RequestSigner(
    {
      method: request.method,
      host: headerValue(request.headers, 'host') ?? '',
      path: request.target,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization')),
      body: row.body,
      service: row.service,
      region,
      doNotModifyHeaders: true,
    },
    keys,
  );
  return Object.assign(signer, { datetime: headers['x-amz-date'] });
}

function credentials(token: boolean) {
  const { accessKeyId, secretAccessKey, sessionToken } = matrix;
  return { accessKeyId, secretAccessKey, ...(token ? { sessionToken } : {}) };
}

function where(service: string): { readonly host: string; readonly region: string } {
  const found = matrix.hosts[service];
  if (found === undefined) {
    throw new Error(`no host for ${service}`);
  }
  return found;
}
