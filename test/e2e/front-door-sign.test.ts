import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signatureJsonSchema, signedRequestJsonSchema } from '../../src/report/signature-json-schema.ts';
import { type Certificates, makeCertificates } from '../front-door/certificates.ts';
import { checkSignature } from '../front-door/check-signature.ts';
import { type FrontDoor, openFrontDoor } from '../front-door/front-door.ts';
import { CERTIFICATE_NAMES, REST_HOST, URL_HOST } from '../front-door/hosts.ts';
import { ALICE, APP, KNOWN } from '../front-door/keys.ts';
import { type RedirectedCli, redirectedCli } from '../front-door/probe-cli.ts';
import { fitsSchema } from '../report/fits-schema.ts';

let certificates: Certificates;
let door: FrontDoor;
let cli: RedirectedCli;
let folder: string;

beforeAll(async () => {
  certificates = makeCertificates(CERTIFICATE_NAMES);
  door = await openFrontDoor(certificates);
  cli = redirectedCli(certificates.caFile, {});
  folder = mkdtempSync(join(tmpdir(), 'why403-sign-'));
});

afterAll(async () => {
  await door.close();
  certificates.remove();
  cli.remove();
  rmSync(folder, { recursive: true });
});

/** Runs the printed command in a shell whose curl goes to the front door; the text of the command is not touched. */
function inShell(command: string): Promise<{ stdout: string; code: number | null }> {
  const redirect = `curl() { command curl -sS --cacert '${certificates.caFile}' --connect-to '::127.0.0.1:${door.port}' "$@"; }`;
  const shell = spawn('sh', ['-c', `${redirect}\n${command}`], { cwd: folder });
  let stdout = '';
  shell.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
  });
  return new Promise((done) => shell.on('close', (code) => done({ stdout, code })));
}

const NASTY: readonly (readonly [name: string, host: string, path: string, args: readonly string[]])[] = [
  ['a plain GET', REST_HOST, '/prod/0-allowed', []],
  ['quotes and dollars in the query', REST_HOST, '/prod/0-allowed?q=it\'s $HOME `id` "x" \\ !', []],
  ['plus, colon, brackets and unicode', REST_HOST, '/prod/0-allowed?a[]=1+2&a[]=ü&t=12:30&flag&z={x}', []],
  ['a literal plus', REST_HOST, '/prod/0-allowed?a=1+2', ['--plus', 'literal']],
  ['a JSON body with quotes', REST_HOST, '/prod/0-allowed', ['-d', '{"a":"it\'s $(id) `id` ü\\n"}']],
  ['a body that begins with @ in a file', REST_HOST, '/prod/0-allowed', ['-d', '@BODY']],
  [
    'an empty header and one with quotes',
    REST_HOST,
    '/prod/0-allowed',
    ['-H', 'x-empty:', '-H', 'x-quote: it\'s "q" $(id)'],
  ],
  ['a function URL with dots and double slashes in the path', URL_HOST, '/a//b/%2e%2e/c', []],
  ['DELETE', REST_HOST, '/prod/0-allowed', ['-X', 'DELETE']],
];

describe.each([
  ['alice', ALICE],
  ['a role with a session token', APP],
] as const)('as %s', (_, key) => {
  test('a signed URL passes both verifiers', async () => {
    const url = `https://${REST_HOST}/prod/0-allowed?q=a b&z=ü&a=1`;
    const signed = await cli.run(['sign', '--presign', '60', url], key);
    const { stdout } = await inShell(signed.stdout);
    expect(stdout).toMatch(/^HTTP\/1.1 200 /);
    expect(door.faults).toEqual([]);
    // X-Amz-Expires: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    expect(signed.stderr).toMatch(/holds for 60 seconds, until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/);
    expect(signed.stderr).not.toContain('5 minutes');
    expect(signed.stderr.includes('no longer than the credentials')).toBe(key === APP);
  });

  test.each(NASTY)('%s: the printed curl command passes both verifiers', async (...[, host, path, args]) => {
    const body = join(folder, "it's a body");
    writeFileSync(body, '@not a file\r\n"x"\n');
    const given = args.map((arg) => arg.replace('@BODY', `@${body}`));
    const signed = await cli.run(['sign', ...given, `https://${host}${path}`], key);
    expect(signed.exitCode).toBe(0);
    const before = door.received.length;
    const { stdout, code } = await inShell(signed.stdout);
    expect(code).toBe(0);
    expect(door.received.length).toBe(before + 1);
    expect(stdout).toMatch(host === REST_HOST ? /^HTTP\/1.1 200 / : /urls-auth\.html/);
    expect(door.faults).toEqual([]);
  });
});

test('what is printed as headers and as JSON is the same request, and right', async () => {
  const target = `https://${REST_HOST}/prod/0-allowed?b=2&a=1`;
  const json = JSON.parse((await cli.run(['sign', '--format', 'json', '-d', '{}', target], APP)).stdout);
  fitsSchema(signedRequestJsonSchema, json);
  expect(json).toMatchObject({ schema: 'why403.signed-request/1', method: 'POST', url: target, region: 'eu-west-1' });
  const headers = Object.entries(json.headers).map(([name, value]) => ({ name, value: String(value) }));
  const request = {
    method: json.method,
    target: '/prod/0-allowed?b=2&a=1',
    headers,
    body: new TextEncoder().encode('{}'),
  };
  const wanted = { service: 'execute-api', region: 'eu-west-1', now: new Date() };
  expect(checkSignature(request, wanted, KNOWN)).toEqual({ key: APP });
  const raw = (await cli.run(['sign', '--format', 'headers', '-d', '{}', target], APP)).stdout;
  expect(raw.split('\n').slice(0, 2)).toEqual(['POST /prod/0-allowed?b=2&a=1 HTTP/1.1', `host: ${REST_HOST}`]);
});

test('a presigned URL needs no header', async () => {
  const signed = await cli.run(
    ['sign', '--presign', '60', '--format', 'json', `https://${REST_HOST}/prod/0-allowed?a=1`],
    APP,
  );
  const { url, headers } = JSON.parse(signed.stdout);
  expect(Object.keys(headers)).toEqual(['host']);
  expect(url).toMatch(/\?a=1&X-Amz-.*X-Amz-Signature=[0-9a-f]{64}/);
});

test('the secret key is never printed; the token only in the signed request itself', async () => {
  const signed = await cli.run(['sign', `https://${REST_HOST}/prod`], APP);
  expect(signed.stdout).toContain(APP.token);
  expect(signed.stderr).not.toContain(APP.token);
  expect(cli.written()).not.toContain(APP.secret);
  expect(cli.written()).not.toContain(ALICE.secret);
});

test.each([
  ['http://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/', [], 'only https and wss are signed'],
  ['https://orders.example.com/', ['-H', 'no header'], 'is not a header line'],
  [`https://${REST_HOST}/`, ['-H', 'Authorization: x'], 'is made by the signer'],
  [`https://${REST_HOST}/`, ['-H', 'x-a: b\nx-c: d'], 'holds a character that HTTP cannot carry'],
  [`https://user:pass@${REST_HOST}/`, [], 'it holds a user name or password'],
  [`https://${REST_HOST}/`, ['-X', 'G E T'], 'is not an HTTP method'],
  [`https://${REST_HOST}/`, ['-d', '@/nonexistent'], 'cannot be read'],
  [`https://${REST_HOST}/`, ['--presign', '0'], 'cannot be signed for 0 seconds'],
  [`https://${REST_HOST}/`, ['--presign', '604801'], 'cannot be signed for 604801 seconds'],
  ['https://orders.lambda-web.global.on.aws/', ['--presign', '60'], 'SigV4a is signed in headers only'],
] as const)('%s with %j is refused with a sentence', async (url, args, message) => {
  const refused = await cli.run(['sign', ...args, url], ALICE);
  expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain(message);
});

test('without credentials the next step is named', async () => {
  const refused = await cli.run(['sign', `https://${REST_HOST}/`], undefined);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('AWS_ACCESS_KEY_ID');
});

describe('verify-signature', () => {
  const check = (stdin: string, args: readonly string[] = [], key = APP) =>
    cli.run(['verify-signature', ...args], key, { stdin });

  test('reads back what sign prints', async () => {
    for (const format of ['headers', 'json']) {
      const signed = await cli.run(
        ['sign', '--format', format, '-d', '{"a":1}', `https://${REST_HOST}/prod/x?q=a b`],
        APP,
      );
      const checked = await check(signed.stdout);
      expect([checked.exitCode, checked.stdout.split('\n')[0]]).toEqual([0, 'the signature is right for this secret']);
      expect(checked.stdout).not.toContain(APP.token);
    }
  });

  test('names what a changed request differs in, in text and JSON', async () => {
    const signed = await cli.run(['sign', '--format', 'headers', '-d', '{"a":1}', `https://${REST_HOST}/prod/x`], APP);
    const changed = signed.stdout.replace('{"a":1}', '{"a":2}');
    const checked = await check(changed);
    expect(checked.exitCode).toBe(1);
    expect(checked.stdout).toContain(
      'the body was changed after signing: x-amz-content-sha256 belongs to another body',
    );
    const json = JSON.parse((await check(changed, ['--format', 'json'])).stdout);
    fitsSchema(signatureJsonSchema, json);
    expect(json).toMatchObject({
      schema: 'why403.signature/1',
      signature: 'wrong',
      firstDifference: 'payload hash',
      problems: [{ id: 'payload-changed', certain: true }],
    });
  });

  test('a real curl -v log is understood', async () => {
    const signed = await cli.run(['sign', `https://${REST_HOST}/prod/7-signature-expired`], APP);
    const log = await inShell(`${signed.stdout.trimEnd()} -v 2>&1`);
    const checked = await check(log.stdout);
    expect(checked.stdout).toContain('the signature is right');
    expect(checked.stdout).toContain('AWS4-HMAC-SHA256, key ASIA…PLE0, execute-api in eu-west-1');
  });

  // curl signs by itself; which mistakes it makes depends on its version, so that the front door is the judge.
  // https://github.com/curl/curl/issues/18423 and what curl 7.88 (Debian 12) was seen to do
  test.each([
    ['/prod/0-allowed', 'none'],
    ['/prod/0-allowed?b=2&a=1', 'query-unsorted'],
    ['/prod/0-allowed?q=a+b', 'query-plus'],
    ['/prod/0-allowed?t=12:30', 'query-not-re-encoded'],
    ['/prod/0-allowed?flag', 'query-empty-value'],
    ['/prod/my%20orders', 'path-encoded-once'],
    ['/prod/urn:1', 'path-not-encoded'],
    ['/prod/a//b', 'path-not-normalized'],
  ])('what curl itself signs wrong about %s is named', async (path, mistake) => {
    const url = `'https://${REST_HOST}${path}'`;
    const own = `--aws-sigv4 aws:amz:eu-west-1:execute-api --user '${ALICE.id}:${ALICE.secret}'`;
    const { stdout: log } = await inShell(`curl --globoff --path-as-is -v ${own} ${url} 2>&1`);
    const checked = JSON.parse((await check(log, ['--format', 'json'], ALICE)).stdout);
    const isTaken = !log.includes('The request signature we calculated does not match');
    expect(checked.signature).toBe(isTaken ? 'right' : 'wrong');
    if (!isTaken) expect(checked.problems).toMatchObject([{ id: mistake, certain: true }]);
    expect(door.faults).toEqual([]);
  });

  test('no secret, no terminal: says where to put it', async () => {
    const refused = await cli.run(['verify-signature'], undefined, { stdin: 'GET / HTTP/1.1\n\n' });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(/AWS_SECRET_ACCESS_KEY|terminal/);
  });

  test('nothing secret is printed', async () => {
    for (const secret of [APP.secret, ALICE.secret]) expect(cli.written()).not.toContain(secret);
  });
});
