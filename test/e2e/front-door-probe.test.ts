import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainJsonSchema } from '../../src/report/explain-json-schema.ts';
import { probeJsonSchema } from '../../src/report/probe-json-schema.ts';
import { type Certificates, makeCertificates } from '../front-door/certificates.ts';
import { type FrontDoor, openFrontDoor } from '../front-door/front-door.ts';
import {
  CDN_HOST,
  CERTIFICATE_NAMES,
  HTTP_HOST,
  LAMBDA_HOST,
  REST_HOST,
  STS_HOST,
  URL_HOST,
  WEB_HOST,
} from '../front-door/hosts.ts';
import { ALICE, APP, EXPIRED, type Key, MISTYPED, OTHER, UNKNOWN } from '../front-door/keys.ts';
import { type RedirectedCli, type Run, redirectedCli } from '../front-door/probe-cli.ts';
import { allow, apiSnapshot, functionSnapshot, urlSnapshot } from '../front-door/snapshots.ts';
import { fitsSchema } from '../report/fits-schema.ts';

let certificates: Certificates;
let door: FrontDoor;
let cli: RedirectedCli;

beforeAll(async () => {
  certificates = makeCertificates(CERTIFICATE_NAMES);
  door = await openFrontDoor(certificates);
  const hosts = [URL_HOST, REST_HOST, HTTP_HOST, STS_HOST, LAMBDA_HOST, CDN_HOST, WEB_HOST];
  cli = redirectedCli(certificates.caFile, Object.fromEntries(hosts.map((host) => [host, door.port])));
});

afterAll(async () => {
  await door.close();
  certificates.remove();
  cli.remove();
});

interface Rung {
  readonly rung: string;
  readonly state: string;
  readonly seen?: string;
  readonly why?: string;
  readonly says?: string;
}

function parsed(run: Run) {
  const report = JSON.parse(run.stdout);
  fitsSchema(probeJsonSchema, report);
  const rungs: readonly Rung[] = report.rungs;
  return {
    ...report,
    rung: (id: string): Rung => rungs.find((each) => each.rung === id) ?? { rung: id, state: 'none' },
  };
}

const INVOKE_URL = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'];
const anyFunction = 'arn:aws:lambda:eu-west-1:111122223333:function:*';
const anyApi = 'arn:aws:execute-api:eu-west-1:111122223333:*';

describe('decision and observation', () => {
  const probe = async (file: string, args: readonly string[], key: Key) => {
    const run = await cli.run(['probe', '--snapshot', file, '--format', 'json', ...args], key);
    return { ...parsed(run), exit: run.exitCode, stderr: run.stderr };
  };
  const full = ['--probe=full'];

  test('a call that is decided allowed and goes through is confirmed', async () => {
    const file = cli.snapshotFile(apiSnapshot('/0-allowed', ALICE, [allow('execute-api:Invoke', anyApi)]));
    const probed = await probe(file, full, ALICE);
    expect([probed.verdict, probed.decision, probed.exit]).toEqual(['confirmed', 'allowed', 0]);
    expect(probed.rows.map((row: { id: string }) => row.id)).toEqual(['signed-passed-expected-allowed']);
  });

  test('a call that is decided denied and is refused is confirmed', async () => {
    const file = cli.snapshotFile(apiSnapshot('/15-implicit-deny', ALICE, []));
    const probed = await probe(file, full, ALICE);
    expect([probed.verdict, probed.decision, probed.exit]).toEqual(['confirmed', 'implicitDeny', 1]);
  });

  test('a call that is decided allowed and is refused contradicts, with the suspects in order', async () => {
    const file = cli.snapshotFile(apiSnapshot('/16-explicit-deny', ALICE, [allow('execute-api:Invoke', anyApi)]));
    const probed = await probe(file, full, ALICE);
    expect([probed.verdict, probed.exit]).toEqual(['contradicted', 4]);
    expect(probed.suspects.map((suspect: { id: string }) => suspect.id)).toEqual([
      'not-propagated',
      'not-redeployed',
      'our-model',
    ]);
  });

  test('a call that is decided denied and goes through contradicts', async () => {
    const file = cli.snapshotFile(apiSnapshot('/0-allowed', ALICE, []));
    const probed = await probe(file, full, ALICE);
    expect([probed.verdict, probed.exit]).toEqual(['contradicted', 4]);
  });

  test('a safe probe sends unsigned and wrongly scoped requests only, and stays open', async () => {
    const before = door.received.length;
    const file = cli.snapshotFile(apiSnapshot('/0-allowed', ALICE, [allow('execute-api:Invoke', anyApi)]));
    const probed = await probe(file, [], ALICE);
    expect([probed.verdict, probed.exit]).toEqual(['unconfirmed', 3]);
    expect([probed.rung('S2').seen, probed.rung('S3').seen, probed.rung('S4').state]).toEqual([
      'missingToken',
      'wrongScope',
      'skipped',
    ]);
    const calls = door.received.slice(before).filter(({ headers }) => headers.some(({ value }) => value === REST_HOST));
    expect(calls).toHaveLength(2);
    expect(calls.every(({ body }) => body?.length === 0)).toBe(true);
  });

  test('a function URL without the invoke half is told apart by the DryRun', async () => {
    const file = cli.snapshotFile(urlSnapshot('/dual', ALICE, [allow('lambda:InvokeFunction', anyFunction)]));
    const probed = await probe(file, full, ALICE);
    expect([probed.rung('L1').seen, probed.rung('S4').seen, probed.verdict, probed.exit]).toEqual([
      'accepted',
      'denied',
      'confirmed',
      1,
    ]);
    expect(probed.rows.map((row: { id: string }) => row.id)).toContain('url-permission-missing');
  });

  test('a direct invoke is asked for with a DryRun only', async () => {
    const granted = cli.snapshotFile(functionSnapshot('orders', ALICE, [allow('lambda:InvokeFunction', anyFunction)]));
    const allowed = await probe(granted, [], ALICE);
    expect([allowed.verdict, allowed.rung('L1').seen, allowed.exit]).toEqual(['confirmed', 'accepted', 0]);
    const refused = await probe(cli.snapshotFile(functionSnapshot('secret', ALICE, [])), [], ALICE);
    expect([refused.verdict, refused.rung('L1').seen, refused.exit]).toEqual(['confirmed', 'denied', 1]);
    const contradicted = await probe(cli.snapshotFile(functionSnapshot('orders', ALICE, [])), [], ALICE);
    expect([contradicted.verdict, contradicted.exit]).toEqual(['contradicted', 4]);
  });

  test('credentials that are refused leave the decision open', async () => {
    const file = cli.snapshotFile(apiSnapshot('/0-allowed', EXPIRED, [allow('execute-api:Invoke', anyApi)]));
    const probed = await probe(file, full, EXPIRED);
    expect([probed.verdict, probed.rung('S0').seen, probed.rung('S5').seen, probed.exit]).toEqual([
      'unconfirmed',
      'badCredentials',
      'badCredentials',
      1,
    ]);
    expect(probed.rows.map((row: { id: string }) => row.id)).toEqual(
      expect.arrayContaining(['credentials', 'token-ignored', 'dead-credentials']),
    );
  });

  test('a secret of another key is told from a wrong request', async () => {
    const file = cli.snapshotFile(apiSnapshot('/0-allowed', ALICE, [allow('execute-api:Invoke', anyApi)]));
    const probed = await probe(file, full, MISTYPED);
    const seen = ['S0', 'S3', 'S4', 'S3b'].map((id) => probed.rung(id).seen);
    expect(seen).toEqual(['badSignature', 'wrongScope', 'badSignature', 'badSignature']);
    expect([probed.verdict, probed.exit]).toEqual(['unconfirmed', 1]);
    expect(probed.rows.map((row: { id: string }) => row.id)).toEqual([
      'local-signing',
      'signer-or-secret',
      'signature-refused',
      'wrong-secret',
    ]);
  });

  test('another role and an API key are compared', async () => {
    const file = cli.snapshotFile(apiSnapshot('/19-api-key', ALICE, [allow('execute-api:Invoke', anyApi)]));
    const env = { ORDERS_KEY: 'EXAMPLEapikey0123456789' };
    const args = [
      '--probe=full',
      '--assume-role',
      'arn:aws:iam::111122223333:role/other',
      '--api-key-env',
      'ORDERS_KEY',
    ];
    const run = await cli.run(['probe', '--snapshot', file, '--format', 'json', ...args], ALICE, { env });
    const probed = parsed(run);
    expect([probed.rung('S4').seen, probed.rung('S6').seen, probed.rung('S8').seen]).toEqual([
      'forbidden',
      'forbidden',
      'accepted',
    ]);
    expect(probed.rows.map((row: { id: string }) => row.id)).toContain('needs-api-key');
    expect(run.stdout + run.stderr).not.toContain('EXAMPLEapikey0123456789');
  });

  test('the direct host behind a CDN is compared', async () => {
    const file = cli.snapshotFile(apiSnapshot('/elsewhere', ALICE, []));
    const args = [
      '--probe=full',
      '--method',
      'GET',
      '--sign-for-host',
      CDN_HOST,
      '--origin-host',
      REST_HOST,
      '--region',
      'eu-west-1',
    ];
    const probed = await probe(file, [`https://${CDN_HOST}/prod/0-allowed`, ...args], ALICE);
    expect([probed.rung('S4').seen, probed.rung('S7').seen]).toEqual(['missingToken', 'accepted']);
    expect(probed.rows.map((row: { id: string }) => row.id)).toContain('cdn-or-host');
  });

  test('evidence about another caller confirms nothing', async () => {
    const file = cli.snapshotFile(apiSnapshot('/0-allowed', APP, [allow('execute-api:Invoke', anyApi)]));
    const probed = await probe(file, full, ALICE);
    expect([probed.verdict, probed.says]).toEqual([
      'unconfirmed',
      'the evidence is about another caller than the one whose credentials probed',
    ]);
  });

  test('explain --probe adds the verdict to the explanation', async () => {
    const file = cli.snapshotFile(apiSnapshot('/16-explicit-deny', ALICE, [allow('execute-api:Invoke', anyApi)]));
    const text = await cli.run(['explain', '--probe=full', '--snapshot', file], ALICE);
    expect(text.exitCode).toBe(4);
    expect(text.stdout).toContain('CONTRADICTED');
    const json = JSON.parse(
      (await cli.run(['explain', '--probe', '--snapshot', file, '--format', 'json'], ALICE)).stdout,
    );
    fitsSchema(explainJsonSchema, json);
    expect(json).toMatchObject({ schema: 'why403.explain/1', probe: { schema: 'why403.probe/1', mode: 'safe' } });
  });
});

describe('safety', () => {
  const file = () => cli.snapshotFile(urlSnapshot('/forbidden', ALICE, [allow(INVOKE_URL, anyFunction)]));

  test('what is sent as whom, and that it may run the function, is said before', async () => {
    const run = await cli.run(['probe', '--probe=full', '--snapshot', file()], ALICE);
    expect(run.stderr).toContain(
      `sending S4 (signed request): GET https://${URL_HOST}/forbidden signed as key AKIA…E000; it may run function orders`,
    );
  });

  test('no credentials go to a host that neither evidence nor user names', async () => {
    const before = door.received.length;
    const stranger = `https://${HTTP_HOST}/orders`;
    const run = await cli.run(
      ['probe', stranger, '--probe=full', '--method', 'GET', '--snapshot', file(), '--format', 'json'],
      APP,
    );
    expect(parsed(run).rung('S4').why).toBe(
      `no evidence says that this host is yours; name it with --sign-for-host ${HTTP_HOST}`,
    );
    const arrived = door.received
      .slice(before)
      .filter(({ headers }) => headers.some(({ value }) => value === HTTP_HOST));
    expect(arrived).toEqual([]);
  });

  test.each([
    ['POST without force', ['--method', 'POST'], 'POST may change data; repeat it with --force-unsafe-method'],
    ['no method', [], 'no evidence says which method the route takes; state it with --method'],
  ])('%s is not sent', async (_, args, why) => {
    const target = [`https://${HTTP_HOST}/orders`, '--sign-for-host', HTTP_HOST];
    const run = await cli.run(
      ['probe', ...target, '--probe=full', '--snapshot', file(), '--format', 'json', ...args],
      ALICE,
    );
    expect(parsed(run).rung('S4').why).toBe(why);
  });

  test('POST goes out when it is forced, with the body that was given', async () => {
    const target = [`https://${HTTP_HOST}/orders`, '--sign-for-host', HTTP_HOST, '--method', 'POST', '-d', '{"a":1}'];
    await cli.run(['probe', ...target, '--probe=full', '--force-unsafe-method', '--snapshot', file()], ALICE);
    const last = door.received.at(-1);
    expect([last?.method, new TextDecoder().decode(last?.body)]).toEqual(['POST', '{"a":1}']);
  });

  test('a CI run is refused unless it asks for it', async () => {
    const refused = await cli.run(['probe', '--snapshot', file()], ALICE, { env: { CI: 'true' } });
    expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('--probe-in-ci');
    const asked = await cli.run(['probe', '--probe-in-ci', '--snapshot', file()], ALICE, { env: { CI: 'true' } });
    expect(asked.exitCode).toBe(3);
  });

  test('an emulator proves nothing about AWS', async () => {
    const local = await cli.run(
      ['probe', 'http://abc.lambda-url.eu-west-1.localhost.localstack.cloud:4566/', '--snapshot', file()],
      ALICE,
    );
    expect(local.exitCode).toBe(2);
    const invoke = cli.snapshotFile(functionSnapshot('orders', ALICE, []));
    const run = await cli.run(
      ['probe', '--snapshot', invoke, '--endpoint-url', 'https://emulator.example.com', '--format', 'json'],
      ALICE,
    );
    expect(parsed(run)).toMatchObject({
      verdict: 'unconfirmed',
      says: 'an emulator answered, which proves nothing about AWS',
    });
  });

  test('every request is marked for the owner of the logs', () => {
    const marks = door.received.filter(({ headers }) => headers.some(({ name }) => name === 'x-why403-probe'));
    expect(marks.length).toBeGreaterThan(40);
    expect(
      marks.every(({ headers }) =>
        headers.some(({ name, value }) => name === 'user-agent' && /^why403\/\d/.test(value)),
      ),
    ).toBe(true);
  });
});

test('no byte that the command line wrote holds a secret key or a session token', () => {
  const written = cli.written();
  expect(written.length).toBeGreaterThan(50_000);
  for (const { secret, token } of [ALICE, APP, OTHER, EXPIRED, UNKNOWN, MISTYPED]) {
    expect(written).not.toContain(secret);
    if (token !== undefined) expect(written).not.toContain(token);
    if (token !== undefined) expect(written).not.toContain(encodeURIComponent(token));
  }
});
