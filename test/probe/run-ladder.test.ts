import { expect, test } from 'vitest';
import type { Observation, RungId, Seen } from '../../src/domain/observation.ts';
import type { Outgoing } from '../../src/probe/exchange.ts';
import { LADDER } from '../../src/probe/ladder.ts';
import type { ProbePlan } from '../../src/probe/probe-plan.ts';
import { type LadderPorts, type Reading, runLadder } from '../../src/probe/run-ladder.ts';
import { headerValue } from '../../src/signature/http-request.ts';
import { verifySignature } from '../../src/signature/verify-signature.ts';
import { CREDENTIALS, HOST, planFor } from './plan.ts';

async function climb(plan: ProbePlan, answers: { readonly [rung in RungId]?: Seen } = {}) {
  const sent: (readonly [RungId, Outgoing])[] = [];
  const announced: string[] = [];
  const reading = (seen: Seen): Reading => ({ seen, says: '', facts: {} });
  const ports: LadderPorts = {
    connect: async () =>
      answers.S1 === 'unreached'
        ? { kind: 'failed', stage: 'dns', why: 'no name' }
        : { kind: 'connected', address: '192.0.2.1', isPrivate: false, protocol: 'TLSv1.3' },
    send: async () => ({ kind: 'failed', stage: 'answer', why: 'not read', millis: 1 }),
    identity: async () => reading('identity'),
    dryRun: async () => reading('accepted'),
    read: (rung, outgoing) => {
      sent.push([rung.id, outgoing]);
      return reading(answers[rung.id] ?? 'denied');
    },
    announce: (text) => announced.push(text),
    now: () => new Date('2026-11-21T12:00:00Z'),
    pause: async () => undefined,
  };
  const seen = await runLadder(plan, ports);
  return {
    seen,
    sent: new Map(sent),
    announced,
    climbed: seen.filter((each) => each.state === 'seen').map((each) => each.rung),
  };
}

const why = (seen: readonly Observation[], rung: RungId): string => {
  const found = seen.find((each) => each.rung === rung);
  return found?.state === 'skipped' ? found.why : '';
};

test('a safe probe sends nothing that can execute code', async () => {
  const { climbed, sent } = await climb(planFor({}, { mode: 'safe' }));
  expect(climbed).toEqual(['S0', 'S1', 'S2', 'S3']);
  expect(LADDER.filter((rung) => climbed.includes(rung.id) && rung.mayExecute)).toEqual([]);
  expect([...sent.values()].every(({ request }) => request.body?.length === 0)).toBe(true);
});

test.each([
  ['NONE', 'IAM does not protect this route: the request would run code'],
  ['other', 'IAM does not protect this route: the request would run code'],
  ['unknown', 'no evidence says that IAM protects this route: the request could run code'],
] as const)('where authorization is %s a safe probe sends no HTTP request at all', async (authorization, reason) => {
  const { climbed, seen } = await climb(
    planFor({ knowledge: { authorization, harmlessVerbs: [], hostMatched: true, isRest: false } }, { mode: 'safe' }),
  );
  expect(climbed).toEqual(['S0', 'S1']);
  expect([why(seen, 'S2'), why(seen, 'S3')]).toEqual([reason, reason]);
});

test('credentials go to no host that neither evidence nor user vouches for', async () => {
  const { sent, seen } = await climb(planFor({ isTrusted: false }));
  expect([...sent.keys()]).toEqual(['S2']);
  expect(why(seen, 'S4')).toBe(`no evidence says that this host is yours; name it with --sign-for-host ${HOST}`);
});

test('nothing is sent without a connection', async () => {
  const { climbed } = await climb(planFor(), { S1: 'unreached' });
  expect(climbed).toEqual(['S0', 'S1']);
});

test('the unsigned request carries neither credentials nor body', async () => {
  const { sent } = await climb(planFor());
  const names = sent.get('S2')?.request.headers.map(({ name }) => name);
  expect(names).toEqual(['host', 'user-agent', 'x-why403-probe', 'accept', 'accept-encoding']);
});

test('the wrong scope is signed for s3, every other rung for the host', async () => {
  const { sent } = await climb(planFor());
  const scope = (rung: RungId) =>
    /Credential=[^/]+\/\d+\/([^/]+\/[^/]+)/.exec(
      headerValue(sent.get(rung)?.request.headers ?? [], 'authorization') ?? '',
    )?.[1];
  expect([scope('S3'), scope('S4')]).toEqual(['eu-west-1/s3', 'eu-west-1/execute-api']);
});

test('the signed request is right, and marked outside of the signature', async () => {
  const { sent } = await climb(planFor());
  const request = sent.get('S4')?.request;
  if (request === undefined) throw new Error('S4 was not sent');
  const checked = verifySignature({
    recorded: { format: 'raw HTTP', request },
    secret: CREDENTIALS.secretAccessKey,
    expectation: {},
  });
  expect([checked.signature, checked.problems]).toEqual(['right', []]);
  expect(checked.authorization?.signedHeaders).not.toContain('x-why403-probe');
  expect(headerValue(request.headers, 'user-agent')).toBe('why403/0.1.0');
});

test('a path without route is asked for after a refused signature only, without query and body', async () => {
  const knowledge = {
    authorization: 'AWS_IAM',
    harmlessVerbs: ['GET'],
    hostMatched: true,
    isRest: true,
    emptyPath: '/prod/why403-no-such-route',
  } as const;
  const { sent, announced } = await climb(planFor({ knowledge }), { S4: 'badSignature' });
  const request = sent.get('S3b')?.request;
  expect([request?.method, request?.target, request?.body?.length]).toEqual(['GET', '/prod/why403-no-such-route', 0]);
  const recorded = { format: 'raw HTTP', request: request ?? { method: '', target: '', headers: [] } } as const;
  expect(verifySignature({ recorded, secret: CREDENTIALS.secretAccessKey, expectation: {} }).signature).toBe('right');
  expect(announced.at(-1)).toContain('it reaches no code');
  expect((await climb(planFor({ knowledge }), { S4: 'denied' })).climbed).not.toContain('S3b');
  expect((await climb(planFor(), { S4: 'badSignature' })).climbed).not.toContain('S3b');
});

test('where no verb is known to be harmless, nothing unsigned or wrongly signed is sent', async () => {
  const knowledge = { authorization: 'AWS_IAM', harmlessVerbs: [], hostMatched: true, isRest: false } as const;
  const { climbed, seen } = await climb(planFor({ knowledge }, { mode: 'safe' }));
  expect(climbed).toEqual(['S0', 'S1']);
  expect(why(seen, 'S2')).toMatch(/^no evidence says that IAM protects this path for GET, HEAD or OPTIONS/);
});

test('one attempt is made for each rung', async () => {
  const { seen } = await climb(planFor());
  expect(seen.map((each) => each.rung)).toEqual(LADDER.map((rung) => rung.id));
});

test('a rung without token follows refused credentials only', async () => {
  expect((await climb(planFor(), { S4: 'denied' })).climbed).not.toContain('S5');
  const { sent } = await climb(planFor(), { S4: 'badCredentials' });
  expect(headerValue(sent.get('S5')?.request.headers ?? [], 'x-amz-security-token')).toBeUndefined();
  expect(headerValue(sent.get('S4')?.request.headers ?? [], 'x-amz-security-token')).toBe(CREDENTIALS.sessionToken);
});

const ORIGIN = {
  host: 'h1.execute-api.eu-west-1.amazonaws.com',
  hostname: 'h1.execute-api.eu-west-1.amazonaws.com',
  port: 443,
  scope: { service: 'execute-api', region: 'eu-west-1', algorithm: 'v4' },
} as const;

test('another role, another host and an API key are compared after a refusal', async () => {
  const otherRole = {
    arn: 'arn:aws:iam::111122223333:role/other',
    credentials: { ...CREDENTIALS, accessKeyId: 'ASIAOTHEREXAMPLE0000' },
  };
  const plan = planFor({ origin: ORIGIN, apiKey: 'EXAMPLE0123456789' }, { otherRole });
  const { sent } = await climb(plan, { S4: 'forbidden' });
  const header = (rung: RungId, name: string) => headerValue(sent.get(rung)?.request.headers ?? [], name);
  expect(header('S6', 'authorization')).toContain('Credential=ASIAOTHEREXAMPLE0000/');
  expect([sent.get('S7')?.connectHost, header('S7', 'host')]).toEqual([
    'h1.execute-api.eu-west-1.amazonaws.com',
    'h1.execute-api.eu-west-1.amazonaws.com',
  ]);
  expect(header('S8', 'x-api-key')).toBe('EXAMPLE0123456789');
  const passed = await climb(plan, { S4: 'accepted' });
  expect(passed.climbed.filter((rung) => ['S6', 'S7', 'S8'].includes(rung))).toEqual([]);
});

test('what is sent as whom is said before, with its effect, and without the query', async () => {
  const { announced } = await climb(planFor());
  expect(announced.at(-1)).toBe(
    `sending S4 (signed request): GET https://${HOST}/prod/orders signed as key ASIA…MPLE; it may run function orders`,
  );
  expect(announced[0]).toBe(
    `sending S2 (unsigned request): GET https://${HOST}/prod/orders unsigned; it reaches no code`,
  );
});

test('a method that is not known keeps the call from being sent', async () => {
  const { seen, sent } = await climb(planFor({ noMethod: 'say it' }));
  expect(why(seen, 'S4')).toBe('say it');
  expect(sent.has('S4')).toBe(false);
});
