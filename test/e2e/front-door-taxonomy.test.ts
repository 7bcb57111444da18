import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { denialJsonSchema } from '../../src/report/denial-json-schema.ts';
import { probeJsonSchema } from '../../src/report/probe-json-schema.ts';
import { type Certificates, makeCertificates } from '../front-door/certificates.ts';
import { type FrontDoor, openFrontDoor } from '../front-door/front-door.ts';
import {
  CDN_HOST,
  CERTIFICATE_NAMES,
  HTTP_HOST,
  LAMBDA_HOST,
  OPT_IN_HOST,
  REST_HOST,
  SOCKET_HOST,
  STS_HOST,
  URL_HOST,
  WEB_HOST,
} from '../front-door/hosts.ts';
import { ALICE } from '../front-door/keys.ts';
import { type RedirectedCli, redirectedCli } from '../front-door/probe-cli.ts';
import type { ClientScenario, Scenario } from '../front-door/scenario.ts';
import { apiSnapshot } from '../front-door/snapshots.ts';
import { NOT_CARRIED, served, TAXONOMY } from '../front-door/taxonomy.ts';
import { CLIENT_SCENARIOS, callerOf, SCENARIOS } from '../front-door/verdicts.ts';
import { fitsSchema } from '../report/fits-schema.ts';

const HOSTS = [
  URL_HOST,
  REST_HOST,
  HTTP_HOST,
  STS_HOST,
  'sts.af-south-1.amazonaws.com',
  LAMBDA_HOST,
  CDN_HOST,
  WEB_HOST,
  SOCKET_HOST,
  OPT_IN_HOST,
];

let certificates: Certificates;
let door: FrontDoor;
let cli: RedirectedCli;

beforeAll(async () => {
  certificates = makeCertificates(CERTIFICATE_NAMES);
  door = await openFrontDoor(certificates);
  cli = redirectedCli(certificates.caFile, Object.fromEntries(HOSTS.map((host) => [host, door.port])));
});

afterAll(async () => {
  await door.close();
  certificates.remove();
  cli.remove();
});

/** With evidence the call is that of the evidence; without it, a URL that the user vouches for. */
function argsOf(scenario: Scenario): readonly string[] {
  const { evidence, scheme = 'https', host, path, method = 'GET', args = [] } = scenario;
  const file = cli.snapshotFile(evidence ?? apiSnapshot('/elsewhere', ALICE, []));
  const isInvoke = evidence?.target.kind === 'function';
  const call = isInvoke ? [] : [`${scheme}://${host}${path}`, '--method', method];
  const trust = evidence === undefined ? ['--sign-for-host', host] : [];
  return ['probe', ...call, '--probe=full', '--format', 'json', '--snapshot', file, ...trust, ...args];
}

describe('every row of the taxonomy that HTTP can carry is served, and recognised as what it is', () => {
  test.concurrent.each(SCENARIOS)('$row', async (scenario) => {
    const run = await cli.run(argsOf(scenario), callerOf(scenario));
    const { rung = 'S4' } = scenario;
    const report = JSON.parse(run.stdout);
    fitsSchema(probeJsonSchema, report);
    const { rungs } = report;
    const found = rungs.find((each: { rung: string }) => each.rung === rung);
    expect([found.state, found.seen, found.cause ?? null]).toEqual(['seen', scenario.seen, scenario.cause]);
    expect(found.candidates ?? []).toEqual(expect.arrayContaining([...(scenario.among ?? [])]));
  });

  test.concurrent.each(CLIENT_SCENARIOS)('$row', async (scenario) => {
    const { status, headers, body } = await ask(scenario);
    const { method, context, host, path } = scenario;
    const input = { status, headers, body, context: { method, url: `https://${host}${path}`, ...context } };
    const run = await cli.run(['decode', '--format', 'json'], undefined, { stdin: JSON.stringify(input) });
    const denial = JSON.parse(run.stdout);
    fitsSchema(denialJsonSchema, denial);
    expect(denial.cause).toBe(scenario.cause);
    expect(denial.candidates).toEqual(expect.arrayContaining([...(scenario.among ?? [])]));
  });

  test('both verifiers agreed on every signature', () => {
    expect(door.faults).toEqual([]);
  });
});

test.each(Object.entries(TAXONOMY))('row %s (%s) is served, or it is said why not', (number) => {
  const scenarios = served().get(Number(number)) ?? [];
  expect(scenarios.length > 0 || NOT_CARRIED[Number(number)] !== undefined).toBe(true);
});

test('the taxonomy has no hole, and nothing is served that it does not know', () => {
  expect(Object.keys(TAXONOMY).map(Number)).toEqual(Array.from({ length: 54 }, (_, at) => at + 1));
  expect([...served().keys()].filter((number) => number !== 0 && TAXONOMY[number] === undefined)).toEqual([]);
  const page = readFileSync(new URL('../../docs/front-door.md', import.meta.url), 'utf8');
  for (const [number, name] of Object.entries(TAXONOMY)) expect(page).toContain(`| ${number} | ${name} |`);
});

test('no byte that the command line wrote holds a secret key or a session token', () => {
  expect(cli.written().length).toBeGreaterThan(50_000);
  for (const { secret, token } of SCENARIOS.map(callerOf)) {
    expect(cli.written()).not.toContain(secret);
    if (token !== undefined) expect(cli.written()).not.toContain(token);
  }
});

/** A client that is none of ours. */
function ask({ host, path, method, headers, body }: ClientScenario) {
  const options = { host: '127.0.0.1', port: door.port, servername: host, path, method, headers: { ...headers, host } };
  return new Promise<{ status: number; headers: object; body: string }>((done, failed) => {
    const sent = httpsRequest({ ...options, ca: readFileSync(certificates.caFile) }, async (answer) => {
      let text = '';
      for await (const part of answer) text += String(part);
      done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
    });
    sent.on('error', failed);
    sent.end(body);
  });
}
