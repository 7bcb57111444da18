import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Certificates, makeCertificates } from '../front-door/certificates.ts';
import { type FrontDoor, openFrontDoor } from '../front-door/front-door.ts';
import { WRITINGS } from '../front-door/hostile.ts';
import { CDN_HOST, CERTIFICATE_NAMES, FALSE_HOST, REST_HOST, STS_HOST, URL_HOST } from '../front-door/hosts.ts';
import { ALICE, APP } from '../front-door/keys.ts';
import { longestLeak, spellingsOf } from '../front-door/leaks.ts';
import { type RedirectedCli, type Run, redirectedCli } from '../front-door/probe-cli.ts';
import { apiSnapshot, routeSnapshot, urlSnapshot } from '../front-door/snapshots.ts';

/** Hosts of others that look like one's own, with a certificate that is trusted: whatever is sent arrives. */
const STRANGERS = [
  'x.lambda-url.us-east-1.on.aws.evil.example',
  `${URL_HOST}.evil.example`,
  `evil-${URL_HOST.slice(5)}`,
  URL_HOST.replace('.lambda-url.', '.lambda-ur1.'),
  URL_HOST.replace('.on.aws', '.on.aws.com'),
  URL_HOST.replace('eu-west-1', 'us-east-1'),
  `a${REST_HOST}`,
  REST_HOST.replace('eu-west-1', 'us-east-1'),
  `${REST_HOST}.evil.example`,
  REST_HOST.replace('.execute-api', '-vpce-0123456789abcdef0.execute-api').replace('a1b2', 'z1b2'),
  `evil.example`,
  'xn--bcdefghijklmnopqrstuvwxyz012345-ynk.lambda-url.eu-west-1.on.aws',
  `sub.${CDN_HOST}`,
];

let certificates: Certificates;
let foreign: Certificates;
let door: FrontDoor;
let stranger: FrontDoor;
let falseSts: FrontDoor;
let cli: RedirectedCli;

beforeAll(async () => {
  certificates = makeCertificates([...CERTIFICATE_NAMES, ...STRANGERS]);
  foreign = makeCertificates([STS_HOST, FALSE_HOST]);
  door = await openFrontDoor(certificates);
  stranger = await openFrontDoor(certificates);
  falseSts = await openFrontDoor(foreign);
  const own = Object.fromEntries([URL_HOST, REST_HOST, STS_HOST, CDN_HOST].map((host) => [host, door.port]));
  cli = redirectedCli(certificates.caFile, { ...own, '*': stranger.port });
});

afterAll(async () => {
  await Promise.all([door, stranger, falseSts].map((each) => each.close()));
  certificates.remove();
  foreign.remove();
  cli.remove();
});

const SNAPSHOTS = {
  url: () => cli.snapshotFile(urlSnapshot('/', APP, [])),
  api: () => cli.snapshotFile(apiSnapshot('/orders', APP, [])),
  domain: () => {
    const target = {
      kind: 'customDomain',
      domain: CDN_HOST,
      path: '/orders',
      url: `https://${CDN_HOST}/orders`,
    } as const;
    return cli.snapshotFile({ ...apiSnapshot('/orders', APP, []), target });
  },
};

const FULL = ['--probe=full', '--method', 'GET', '--region', 'eu-west-1', '--format', 'json'];

function rungs(run: Run): readonly Readonly<Record<string, string>>[] {
  return JSON.parse(run.stdout).rungs;
}

function rung(run: Run, id: string): Readonly<Record<string, string>> {
  return rungs(run).find((each) => each['rung'] === id) ?? {};
}

describe('credentials', () => {
  test.concurrent.each(STRANGERS)('are not sent to %s, whatever the evidence is about', async (host) => {
    for (const snapshot of Object.values(SNAPSHOTS)) {
      await cli.run(['probe', `https://${host}/prod/orders`, ...FULL, '--snapshot', snapshot()], APP);
    }
    const arrived = stranger.received.filter(({ headers }) => headers.some(({ value }) => value === host));
    expect(arrived).toEqual([]);
  });

  test.each([
    `https://${URL_HOST}@evil.example/`,
    `https://user:pa55word@${URL_HOST}/`,
    `https://evil.example\\@${URL_HOST}/`,
    `https://evil.example#@${URL_HOST}/`,
    `https://evil.example?@${URL_HOST}/`,
    `https://${URL_HOST}%2eevil.example/`,
    `https://${URL_HOST}\u3002evil.example/`,
    `https://${URL_HOST.replace('.', '\u2024')}/`,
    `//evil.example/${URL_HOST}`,
    `http://${URL_HOST}/`,
    `HTTP://${URL_HOST}/`,
    `ftp://${URL_HOST}/`,
    `ws://${URL_HOST}/`,
    'https://203.0.113.7/',
    'https://[2001:db8::1]/',
    'https://[::1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://127.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
  ])('are not sent to `%s`', async (target) => {
    const before = [door.received.length, stranger.received.length];
    const run = await cli.run(['probe', target, ...FULL, '--snapshot', SNAPSHOTS.url()], APP);
    const signed = [...door.received.slice(before[0]), ...stranger.received.slice(before[1])].filter(
      ({ headers }) =>
        headers.some(({ name }) => /^authorization$/i.test(name)) && !headers.some(({ value }) => value === STS_HOST),
    );
    expect(signed).toEqual([]);
    expect([2, 3]).toContain(run.exitCode);
    expect(run.stdout + run.stderr).not.toContain('pa55word');
  });

  test.each([
    `https://${URL_HOST.toUpperCase()}/`,
    `https://${URL_HOST}./`,
    `https://${URL_HOST}:443/`,
    `HTTPS://${URL_HOST}/`,
  ])('are sent to `%s`, which is the own host', async (target) => {
    const run = await cli.run(['probe', target, ...FULL, '--snapshot', SNAPSHOTS.url()], APP);
    expect(rung(run, 'S4')['seen']).toBe('denied');
    expect(door.received.at(-1)?.headers.find(({ name }) => name === 'host')?.value).toBe(URL_HOST);
  });

  test.each([
    ['evil.example', 'evil.example'],
    ['EVIL.example.', 'evil.example'],
    ['evil.example:443', 'evil.example'],
  ])('go to a host that the user names: %s', async (named, host) => {
    const before = stranger.received.length;
    const args = ['probe', `https://${host}/`, ...FULL, '--sign-for-host', named, '--snapshot', SNAPSHOTS.url()];
    await cli.run(args, APP);
    expect(stranger.received.length).toBe(before + 1);
  });

  test.each([
    '*',
    '*.example',
    'https://evil.example',
    'evil.example/x',
    'user@evil.example',
    '203.0.113.7',
    '[::1]',
    '',
  ])('`%s` names no host', async (named) => {
    const before = stranger.received.length;
    const args = ['probe', 'https://evil.example/', ...FULL, `--sign-for-host=${named}`, '--snapshot', SNAPSHOTS.url()];
    const run = await cli.run(args, APP);
    expect([run.exitCode === 2 || rung(run, 'S4')['state'] === 'skipped', stranger.received.length]).toEqual([
      true,
      before,
    ]);
  });

  test('for another Host header go to the host of the URL only when that is trusted', async () => {
    const before = stranger.received.length;
    const host = ['-H', `Host: ${URL_HOST}`];
    await cli.run(['probe', 'https://evil.example/', ...FULL, ...host, '--snapshot', SNAPSHOTS.url()], APP);
    expect(stranger.received.length).toBe(before);
  });

  test('do not go to an STS whose certificate is wrong, whatever the environment says', async () => {
    const wrong = redirectedCli(certificates.caFile, { [URL_HOST]: door.port, [STS_HOST]: falseSts.port });
    const file = wrong.snapshotFile(urlSnapshot('/', APP, []));
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const run = await wrong.run(['probe', '--snapshot', file, '--format', 'json'], APP, { env });
    expect(rung(run, 'S0')['seen']).toBe('unreached');
    expect(falseSts.received).toEqual([]);
    wrong.remove();
  });
});

describe('what could run code', () => {
  test.each([
    ['a function URL without IAM', urlSnapshotWithout()],
    ['an open route', routeSnapshot('/open', APP, { route: { authorizationType: 'NONE' } })],
    ['a route with an authorizer', routeSnapshot('/open', APP, { route: { authorizationType: 'CUSTOM' } })],
    [
      'a path whose other verbs are open',
      routeSnapshot('/open', APP, {
        route: { key: 'POST /open' },
        api: {
          type: 'HTTP',
          method: 'POST',
          routeTable: [tableRow('POST /open', 'AWS_IAM'), tableRow('$default', 'NONE')],
        },
      }),
    ],
  ])('is not sent by a safe probe: %s', async (_, snapshot) => {
    const before = door.received.length;
    const run = await cli.run(['probe', '--snapshot', cli.snapshotFile(snapshot), '--format', 'json'], APP);
    expect([rung(run, 'S2')['state'], rung(run, 'S3')['state'], rung(run, 'S4')['state']]).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ]);
    const sent = door.received.slice(before).filter(({ headers }) => !headers.some(({ value }) => value === STS_HOST));
    expect(sent).toEqual([]);
  });

  test.each(['POST', 'put', 'PATCH', 'DELETE', 'PURGE'])('with %s is not sent unless forced', async (method) => {
    const before = door.received.length;
    const file = cli.snapshotFile(urlSnapshot('/', APP, []));
    const args = ['probe', `https://${URL_HOST}/`, '--snapshot', file, '--probe=full', '--method', method, '-d', '{}'];
    const run = await cli.run([...args, '--format', 'json'], APP);
    expect(rung(run, 'S4')['why']).toBe(
      `${method.toUpperCase()} may change data; repeat it with --force-unsafe-method`,
    );
    const sent = door.received.slice(before).filter(({ headers }) => headers.some(({ value }) => value === URL_HOST));
    expect(sent.map((each) => [each.method, each.body?.length])).toEqual([
      ['GET', 0],
      ['GET', 0],
    ]);
  });

  test('has no body without --data', async () => {
    const before = door.received.length;
    const file = cli.snapshotFile(urlSnapshot('/', APP, []));
    await cli.run(
      [
        'probe',
        `https://${URL_HOST}/`,
        '--snapshot',
        file,
        '--probe=full',
        '--method',
        'POST',
        '--force-unsafe-method',
      ],
      APP,
    );
    const sent = door.received.slice(before).filter(({ headers }) => headers.some(({ value }) => value === URL_HOST));
    expect(sent.map((each) => [each.method, each.body?.length])).toEqual([
      ['GET', 0],
      ['GET', 0],
      ['POST', 0],
    ]);
  });

  test('is sent to the path that was asked about', async () => {
    const file = cli.snapshotFile(apiSnapshot('/orders', APP, []));
    const target = [`https://${REST_HOST}/prod`, '--path', '/orders', '--method', 'GET', '--probe=full'];
    await cli.run(['probe', ...target, '--snapshot', file], APP);
    expect(door.received.at(-1)?.target).toBe('/prod/orders');
  });
});

describe('one attempt', () => {
  test('is made for every call, also of STS', async () => {
    const before = door.received.length;
    const file = cli.snapshotFile(urlSnapshot('/', ALICE, []));
    const args = ['--assume-role', 'arn:aws:iam::111122223333:role/echo', '--probe=full'];
    const refused = await cli.run(['probe', '--snapshot', file, ...args], APP);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('cannot be assumed');
    expect(door.received.length).toBe(before + 1);
  });

  test.each(['0', '-1', '-0'])('needs a time limit that is one: %s', async (seconds) => {
    const file = cli.snapshotFile(urlSnapshot('/', ALICE, []));
    const run = await cli.run(['probe', '--snapshot', file, `--timeout=${seconds}`], ALICE);
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
  });
});

describe('a secret that is written back', () => {
  test.concurrent.each(Object.keys(WRITINGS))('%s is shown nowhere', async (name) => {
    const snapshot = cli.snapshotFile(urlSnapshot('/elsewhere', APP, []));
    for (const format of ['json', 'text']) {
      const args = ['probe', `https://${URL_HOST}/hostile/echo-${name}`, '--snapshot', snapshot, '--probe=full'];
      const run = await cli.run(
        [...args, '--format', format, '--debug', '-H', 'x-shop-token: shop-Secret-0123456789'],
        APP,
      );
      expect(run.stdout).toContain('S4');
      for (const secret of [APP.secret, APP.token ?? '', 'shop-Secret-0123456789']) {
        for (const written of spellingsOf(secret))
          expect(longestLeak(run.stdout + run.stderr, written)).toBeLessThan(13);
      }
    }
  });

  test('in headers, in errors of STS and with --debug is shown nowhere', async () => {
    const snapshot = cli.snapshotFile(urlSnapshot('/elsewhere', APP, []));
    const target = ['probe', `https://${URL_HOST}/hostile/echo`, '--snapshot', snapshot, '--probe=full', '--debug'];
    const runs = [
      await cli.run(target, APP),
      await cli.run([...target, '--format', 'json'], APP),
      await cli.run([...target, '--assume-role', 'arn:aws:iam::111122223333:role/echo'], APP),
      await cli.run(['explain', ...target.slice(1)], APP),
    ];
    for (const { stdout, stderr } of runs) {
      for (const secret of [APP.secret, APP.token ?? '']) {
        for (const written of spellingsOf(secret)) expect(longestLeak(stdout + stderr, written)).toBeLessThan(13);
      }
      expect(stdout + stderr).not.toContain(APP.id);
      expect(stdout + stderr).not.toMatch(/Signature=[0-9a-f]{8}/);
    }
  });

  test('--debug shows what was sent and signed', async () => {
    const snapshot = cli.snapshotFile(urlSnapshot('/', APP, []));
    const run = await cli.run(['probe', '--snapshot', snapshot, '--probe=full', '--debug'], APP);
    expect(run.stderr).toContain('> GET / HTTP/1.1');
    expect(run.stderr).toMatch(/> x-amz-security-token: <\d+ characters, sha256 [0-9a-f]{8}>/);
    expect(run.stderr).toContain(`= host:${URL_HOST}`);
    expect(run.stderr).toContain('< x-amzn-errortype: AccessDeniedException');
  });
});

test('no byte that the command line wrote holds a secret key or a session token', () => {
  expect(cli.written().length).toBeGreaterThan(50_000);
  for (const secret of [APP.secret, APP.token ?? '', ALICE.secret]) expect(cli.written()).not.toContain(secret);
});

function urlSnapshotWithout() {
  const snapshot = urlSnapshot('/', APP, []);
  if (snapshot.function.status !== 'collected') return snapshot;
  const urls = {
    status: 'collected',
    value: [{ url: `https://${URL_HOST}/`, authType: 'NONE' as const }],
    by: '',
  } as const;
  return { ...snapshot, function: { ...snapshot.function, value: { ...snapshot.function.value, urls } } };
}

function tableRow(key: string, authorizationType: 'AWS_IAM' | 'NONE') {
  return { key, authorizationType, apiKeyRequired: false, integration: { status: 'absent', by: '' } as const };
}
