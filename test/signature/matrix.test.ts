import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestSigner } from 'aws4';
import { describe, expect, test } from 'vitest';
import { buildRequest } from '../../src/signature/build-request.ts';
import { type HttpRequest, headerValue } from '../../src/signature/http-request.ts';
import { parseAuthorization } from '../../src/signature/parse-authorization.ts';
import { signRequest } from '../../src/signature/sign-request.ts';
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

async function signed(row: (typeof rows)[number]): Promise<HttpRequest> {
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
  });
}

function givenSignature(request: HttpRequest): string {
  const parsed = parseAuthorization(request);
  return parsed.ok ? parsed.value.signature : parsed.error;
}

/** aws4 computes the signature of the finished request: its own canonical request out of the bytes on the wire. */
function aws4Signature(request: HttpRequest, row: (typeof rows)[number]): string {
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
    credentials(row.token),
  );
  Object.assign(signer, { datetime: headers['x-amz-date'] });
  return /Signature=([0-9a-f]+)/.exec(signer.authHeader())?.[1] ?? '';
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
