import { createServer as createPlainServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Certificates, makeCertificates } from '../front-door/certificates.ts';
import { close, type FrontDoor, listen, openFrontDoor } from '../front-door/front-door.ts';
import { CERTIFICATE_NAMES, CLOSING_HOST, FALSE_HOST, REST_HOST, STS_HOST, URL_HOST } from '../front-door/hosts.ts';
import { ALICE, APP } from '../front-door/keys.ts';
import { type RedirectedCli, type Run, redirectedCli } from '../front-door/probe-cli.ts';
import { urlSnapshot } from '../front-door/snapshots.ts';

const ELSEWHERE = 'elsewhere.example.com';
const OTHER_NAME = 'othername.example.com';

const closing = createPlainServer((socket) => socket.destroy());
let certificates: Certificates;
let foreign: Certificates;
let door: FrontDoor;
let elsewhere: FrontDoor;
let cli: RedirectedCli;
let stranger: FrontDoor;

beforeAll(async () => {
  certificates = makeCertificates(CERTIFICATE_NAMES);
  foreign = makeCertificates([FALSE_HOST]);
  door = await openFrontDoor(certificates);
  elsewhere = await openFrontDoor(certificates);
  stranger = await openFrontDoor(foreign);
  cli = redirectedCli(certificates.caFile, {
    [URL_HOST]: door.port,
    [STS_HOST]: door.port,
    [OTHER_NAME]: door.port,
    [ELSEWHERE]: elsewhere.port,
    [FALSE_HOST]: stranger.port,
    [CLOSING_HOST]: await listen(closing),
  });
});

afterAll(async () => {
  await Promise.all([door, elsewhere, stranger].map((each) => each.close()));
  await Promise.all([closing].map(close));
  certificates.remove();
  foreign.remove();
  cli.remove();
});

/** A full probe as a role with a session token, which is what hostile servers are after. */
async function probe(host: string, path: string, format = 'json'): Promise<Run> {
  const file = cli.snapshotFile(urlSnapshot('/elsewhere', APP, []));
  const options = ['--probe=full', '--method', 'GET', '--timeout', '2', '--format', format, '--region', 'eu-west-1'];
  return cli.run(['probe', `https://${host}${path}`, ...options, '--sign-for-host', host, '--snapshot', file], APP);
}

function rung(run: Run, id: string): Readonly<Record<string, string>> {
  const rungs: readonly Readonly<Record<string, string>>[] = JSON.parse(run.stdout).rungs;
  return rungs.find((each) => each['rung'] === id) ?? {};
}

describe('a hostile server', () => {
  test.each([
    ['an endless body', '/hostile/endless', 'unread', 'the body is longer than 64 KiB'],
    ['a slow drip', '/hostile/drip', 'unreached', 'no complete answer within the time limit'],
    ['silence', '/hostile/silent', 'unreached', 'no complete answer within the time limit'],
    ['huge headers', '/hostile/headers', 'unreached', 'the header of the answer is larger than the limit'],
    [
      'a redirect to another host',
      '/hostile/redirect',
      'unread',
      `307; redirect to https://${ELSEWHERE}/steal, not followed`,
    ],
    [
      'a redirect without a scheme',
      '/hostile/redirect-301',
      'unread',
      `301: <html>; redirect to //${ELSEWHERE}/steal, not followed`,
    ],
    [
      'a redirect to http',
      '/hostile/redirect-303',
      'unread',
      `303; redirect to http://${ELSEWHERE}:8080/steal, not followed`,
    ],
    ['hints without end', '/hostile/hints', 'unreached', 'no complete answer within the time limit'],
    ['headers that drip', '/hostile/slow-headers', 'unreached', 'no complete answer within the time limit'],
    ['thousands of headers', '/hostile/many-headers', 'unreached', 'the header of the answer is larger than the limit'],
    ['garbage', '/hostile/garbage', 'unreached', 'the answer is not HTTP'],
    ['two lengths', '/hostile/two-lengths', 'unreached', 'the answer is not HTTP'],
    ['a body in Brotli', '/hostile/brotli', 'unread', 'the body is br and was not unpacked'],
    ['trailers without end', '/hostile/trailers', 'unreached', 'the header of the answer is larger than the limit'],
    ['HTML', '/hostile/html', 'unread', '200: <html><script>'],
    ['a gzip bomb', '/hostile/bomb', 'unread', 'the body is gzip and was not unpacked'],
    ['a wrong content type', '/hostile/type', 'unread', '403'],
    ['a body that breaks off', '/hostile/cut', 'unread', 'the connection was closed before the body ended'],
  ])('with %s is bounded and reported', async (...[, path, seen, says]) => {
    const run = await probe(URL_HOST, path);
    const signed = rung(run, 'S4');
    expect([run.exitCode, signed['seen']]).toEqual([3, seen]);
    expect(signed['says']).toContain(says);
    expect(run.stdout.length).toBeLessThan(20_000);
  });

  test('that redirects gets nobody to follow', () => {
    expect(elsewhere.received).toEqual([]);
  });

  test('that echoes everything it got makes nothing secret visible', async () => {
    for (const format of ['json', 'text']) {
      const run = await probe(URL_HOST, '/hostile/echo', format);
      for (const secret of [
        APP.secret,
        APP.token ?? '',
        encodeURIComponent(APP.token ?? ''),
        Buffer.from(APP.token ?? '').toString('base64'),
      ]) {
        expect(run.stdout + run.stderr).not.toContain(secret);
      }
      expect(run.stdout).not.toMatch(/Signature=[0-9a-f]{20}/);
      expect(run.stdout).not.toContain(APP.id);
    }
  });

  test('that writes terminal escapes drives no terminal', async () => {
    const run = await probe(URL_HOST, '/hostile/html', 'text');
    expect(run.stdout).toContain('\\u{1b}');
    expect(run.stdout + run.stderr).not.toContain('\u001b');
  });
});

describe('a server without a right certificate', () => {
  test.each([
    ['of an unknown authority', FALSE_HOST, 'the certificate of the server is not trusted'],
    ['for another name', OTHER_NAME, 'the certificate of the server is for another name'],
    ['none, and closes', CLOSING_HOST, 'the server closed the connection without an answer'],
    [
      'because it does not exist',
      REST_HOST,
      'the name does not exist in DNS (a private API resolves only inside its VPC)',
    ],
  ])('%s gets no request', async (...[, host, why]) => {
    const before = door.received.length;
    const run = await probe(host, '/prod');
    expect([run.exitCode, rung(run, 'S1')['says'], rung(run, 'S4')['why']]).toEqual([3, why, 'there is no connection']);
    const arrived = [...stranger.received, ...door.received.slice(before)];
    expect(arrived.filter(({ headers }) => headers.some(({ value }) => value === host))).toEqual([]);
  });

  test('is not trusted because the environment says so', async () => {
    const file = cli.snapshotFile(urlSnapshot('/elsewhere', APP, []));
    const args = [
      'probe',
      `https://${FALSE_HOST}/prod`,
      '--probe=full',
      '--method',
      'GET',
      '--sign-for-host',
      FALSE_HOST,
    ];
    await cli.run([...args, '--snapshot', file], APP, { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
    expect(stranger.received).toEqual([]);
  });
});

test('a proxy of the environment is not used', async () => {
  const file = cli.snapshotFile(urlSnapshot('/forbidden', ALICE, []));
  const before = elsewhere.received.length;
  const env = { HTTPS_PROXY: `https://${ELSEWHERE}`, https_proxy: `https://${ELSEWHERE}`, NODE_USE_ENV_PROXY: '1' };
  const run = await cli.run(['probe', '--probe=full', '--snapshot', file, '--format', 'json'], ALICE, { env });
  expect(rung(run, 'S4')['seen']).toBe('denied');
  expect(elsewhere.received.length).toBe(before);
});

test('no byte that the command line wrote holds a secret key or a session token', () => {
  expect(cli.written().length).toBeGreaterThan(10_000);
  for (const secret of [APP.secret, APP.token ?? 'no token', ALICE.secret]) expect(cli.written()).not.toContain(secret);
});
