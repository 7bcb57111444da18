import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Observation, RungId, Seen } from '../../src/domain/observation.ts';
import type { Expected } from '../../src/reconcile/pair.ts';
import { PAIRS } from '../../src/reconcile/pairs.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';

type Saw = { readonly [rung in RungId]?: Seen };
type Row = readonly [
  id: string,
  expected: Expected,
  saw: Saw,
  verdict: string,
  target?: 'http' | 'invoke',
  cause?: string,
];

// By hand from the table of pairs in docs/probe.md: what was seen, and what must be made of it.
const ROWS: readonly Row[] = [
  ['unreached', 'allowed', { S1: 'unreached' }, 'unconfirmed'],
  ['signed-passed-expected-denied', 'denied', { S4: 'accepted' }, 'contradicted'],
  ['signed-passed-expected-denied', 'denied', { S4: 'applicationRefused' }, 'contradicted'],
  ['signed-passed-expected-allowed', 'allowed', { S4: 'accepted' }, 'confirmed'],
  ['signed-denied-expected-denied', 'denied', { S4: 'denied' }, 'confirmed'],
  ['signed-denied-expected-allowed', 'allowed', { S4: 'denied' }, 'contradicted'],
  ['forbidden-behind-signature-expected-denied', 'denied', { S3: 'wrongScope', S4: 'forbidden' }, 'confirmed'],
  ['forbidden-behind-signature-expected-allowed', 'allowed', { S3: 'wrongScope', S4: 'forbidden' }, 'contradicted'],
  ['dry-run-allowed-expected-allowed', 'allowed', { L1: 'accepted' }, 'confirmed', 'invoke'],
  ['dry-run-denied-expected-denied', 'denied', { L1: 'denied' }, 'confirmed', 'invoke'],
  ['dry-run-allowed-expected-denied', 'denied', { L1: 'accepted' }, 'contradicted', 'invoke'],
  ['dry-run-denied-expected-allowed', 'allowed', { L1: 'denied' }, 'contradicted', 'invoke'],
  ['no-such-route', 'allowed', { S4: 'missingToken' }, 'unconfirmed'],
  ['header-stripped', 'allowed', { S4: 'missingToken' }, 'unconfirmed', 'http', 'authorization-header-stripped'],
  ['request-encoding', 'allowed', { S3b: 'missingToken', S4: 'badSignature' }, 'unconfirmed'],
  ['signer-or-secret', 'allowed', { S3b: 'badSignature', S4: 'badSignature' }, 'unconfirmed'],
  ['local-signing', 'allowed', { S3: 'wrongScope', S4: 'badSignature' }, 'unconfirmed'],
  ['signature-refused', 'denied', { S4: 'badSignature' }, 'unconfirmed'],
  ['clock', 'allowed', { S4: 'badTime' }, 'unconfirmed'],
  ['credentials', 'allowed', { S3: 'wrongScope', S4: 'badCredentials' }, 'unconfirmed'],
  ['token-ignored', 'allowed', { S4: 'badCredentials', S5: 'badCredentials' }, 'unconfirmed'],
  ['blocked-before-signature', 'allowed', { S2: 'forbidden', S3: 'forbidden' }, 'unconfirmed'],
  ['forbidden', 'allowed', { S4: 'forbidden' }, 'unconfirmed'],
  ['needs-api-key', 'none', { S4: 'forbidden', S8: 'accepted' }, 'unconfirmed'],
  ['is-authorization', 'none', { S3: 'wrongScope', S4: 'denied' }, 'unconfirmed'],
  ['other-role-passes', 'denied', { S4: 'denied', S6: 'accepted' }, 'confirmed'],
  ['both-roles-refused', 'allowed', { S4: 'denied', S6: 'denied' }, 'contradicted'],
  ['cdn-or-host', 'none', { S4: 'badSignature', S7: 'accepted' }, 'unconfirmed'],
  ['url-permission-missing', 'denied', { S4: 'denied', L1: 'accepted' }, 'confirmed'],
  ['invoke-permission-missing', 'denied', { S4: 'denied', L1: 'denied' }, 'confirmed'],
  ['application', 'allowed', { S4: 'applicationRefused' }, 'confirmed'],
  ['inconclusive', 'allowed', { S4: 'busy' }, 'unconfirmed'],
  ['authorizer', 'none', { S4: 'authorizerRefused' }, 'unconfirmed'],
  ['not-protected', 'none', { S2: 'accepted' }, 'unconfirmed'],
  ['route-open', 'none', { S2: 'missingToken', S3: 'wrongScope' }, 'unconfirmed'],
  ['front-end-alive', 'none', { S3: 'wrongScope' }, 'unconfirmed'],
  ['wrong-secret', 'none', { S0: 'badSignature' }, 'unconfirmed'],
  ['dead-credentials', 'none', { S0: 'badCredentials' }, 'unconfirmed'],
];

function observed(saw: Saw): Observation[] {
  return Object.entries(saw).map(([rung, seen]) => ({
    rung: RUNGS.find((known) => known === rung) ?? 'S0',
    state: 'seen',
    seen,
    says: '',
    facts: {},
    millis: 1,
  }));
}

const RUNGS: readonly RungId[] = ['S0', 'S1', 'S2', 'S3', 'S3b', 'S4', 'S5', 'S6', 'S7', 'S8', 'L1'];
const FACTS = { isRest: false, scpsSeen: true, evidenceCaller: 'a', probeCaller: 'a' };

const CASES = ROWS.map(([id, expected, saw, verdict, target, cause]) => ({
  cause,
  id,
  expected,
  saw,
  verdict,
  target: target ?? 'http',
}));

test.each(CASES)('$id, decided $expected', ({ id, expected, saw, verdict, target, cause }) => {
  const seen = observed(saw).map((each) => (cause === undefined ? each : { ...each, cause }));
  const found = reconcile({ expected, target, facts: FACTS }, seen);
  expect(found.rows.map((row) => row.id)).toContain(id);
  expect(found.kind).toBe(verdict);
});

test('what the safe rungs say is left out when the call itself was sent', () => {
  const saw = { S2: 'missingToken', S3: 'wrongScope', S4: 'accepted' } as const;
  const found = reconcile({ expected: 'allowed', target: 'http', facts: FACTS }, observed(saw));
  expect(found.rows.map((row) => row.id)).toEqual(['signed-passed-expected-allowed']);
});

test('what CloudFront may have stripped is not called a missing route', () => {
  const stripped = observed({ S4: 'missingToken' }).map((each) => ({
    ...each,
    cause: 'authorization-header-stripped',
  }));
  const found = reconcile({ expected: 'allowed', target: 'http', facts: FACTS }, stripped);
  expect(found.rows.map((row) => row.id)).toEqual(['header-stripped']);
});

// The pairs of the reference, in its words and with the rows that stand for them.
const REFERENCE: readonly (readonly [pair: string, saw: Saw, expected: Expected, row: string])[] = [
  ['S2=MissingToken, S3=#5', { S2: 'missingToken', S3: 'wrongScope' }, 'none', 'route-open'],
  ['S4 (correct signature)=MissingToken', { S4: 'missingToken' }, 'none', 'no-such-route'],
  ['S3b=MissingToken while S4=#9', { S3b: 'missingToken', S4: 'badSignature' }, 'none', 'request-encoding'],
  ['S2=403 Forbidden, S3 same', { S2: 'forbidden', S3: 'forbidden' }, 'none', 'blocked-before-signature'],
  ['S2=2xx from app', { S2: 'accepted' }, 'none', 'not-protected'],
  ['S2=4xx from app', { S2: 'applicationRefused' }, 'none', 'not-protected'],
  ['S3=#5, S4=#9', { S3: 'wrongScope', S4: 'badSignature' }, 'none', 'local-signing'],
  ['S3=#5, S4=#13/#14', { S3: 'wrongScope', S4: 'badCredentials' }, 'none', 'credentials'],
  ['S3=#5, S4=AccessDenied', { S3: 'wrongScope', S4: 'denied' }, 'none', 'is-authorization'],
  ['S3=#5, S4=Forbidden', { S3: 'wrongScope', S4: 'forbidden' }, 'none', 'is-authorization'],
  ['S4 denied, S6 allowed', { S4: 'denied', S6: 'accepted' }, 'none', 'other-role-passes'],
  ['S4 denied, S6 denied, both expected allowed', { S4: 'denied', S6: 'denied' }, 'allowed', 'both-roles-refused'],
  ['S4 via CDN fails, S7 direct works', { S4: 'forbidden', S7: 'accepted' }, 'none', 'cdn-or-host'],
  ['S4 denied, L1=204 (function URL)', { S4: 'denied', L1: 'accepted' }, 'none', 'url-permission-missing'],
  ['S4 denied, L1 denied', { S4: 'denied', L1: 'denied' }, 'none', 'invoke-permission-missing'],
  ['S4=2xx, offline=deny', { S4: 'accepted' }, 'denied', 'signed-passed-expected-denied'],
  ['S4=403 from app', { S4: 'applicationRefused' }, 'none', 'application'],
  ['S4=429/5xx', { S4: 'busy' }, 'none', 'inconclusive'],
];

test.each(REFERENCE)('the pair "%s" has a row', (...[, saw, expected, row]) => {
  const found = reconcile({ expected, target: 'http', facts: FACTS }, observed(saw));
  expect(found.rows.map(({ id }) => id)).toContain(row);
});

test('every row stands in docs/probe.md with its verdict and its meaning', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/probe.md'), 'utf8');
  for (const { id, verdict, reading } of PAIRS) {
    const line = page.split('\n').find((each) => each.startsWith(`| \`${id}\` |`)) ?? '';
    expect(line).toContain(`| ${verdict ?? '–'} | ${reading} |`);
  }
});

test('every row of the table is tested', () => {
  expect(PAIRS.map((pair) => pair.id).filter((id) => !ROWS.some((row) => row[0] === id))).toEqual([]);
});

test('ids are unique', () => {
  expect(new Set(PAIRS.map((pair) => pair.id)).size).toBe(PAIRS.length);
});

test('a DryRun says nothing about the decision on a function URL', () => {
  const found = reconcile({ expected: 'denied', target: 'http', facts: FACTS }, observed({ L1: 'accepted' }));
  expect(found.kind).toBe('unconfirmed');
});

test('without a decision nothing is confirmed or contradicted', () => {
  for (const seen of ['accepted', 'denied'] as const) {
    const found = reconcile({ expected: 'none', target: 'http', facts: FACTS }, observed({ S4: seen }));
    expect([found.kind, found.says]).toEqual(['unconfirmed', 'there is no decision to compare the observations with']);
  }
});

test('when nothing was sent the verdict says so', () => {
  expect(reconcile({ expected: 'allowed', target: 'http', facts: FACTS }, []).says).toMatch(
    /^the call itself was not sent/,
  );
});

describe('suspects of a contradiction', () => {
  const ids = (expected: Expected, saw: Saw, facts = {}) =>
    reconcile({ expected, target: 'http', facts: { ...FACTS, ...facts } }, observed(saw)).suspects.map(({ id }) => id);

  test('come in the order in which to check them', () => {
    const facts = { isRest: true, scpsSeen: false, evidenceCaller: 'a', probeCaller: 'b' };
    const all = ['unseen-scp', 'not-propagated', 'not-redeployed', 'wrong-caller', 'our-model'];
    expect(ids('allowed', { S4: 'denied' }, facts)).toEqual(all);
  });

  test('leave out what the facts exclude', () => {
    expect(ids('allowed', { S4: 'denied' })).toEqual(['not-propagated', 'our-model']);
    expect(ids('allowed', { S4: 'denied' }, { probeCaller: undefined })).toContain('wrong-caller');
  });

  test('never blame an unseen policy for a call that went through', () => {
    expect(ids('denied', { S4: 'accepted' }, { scpsSeen: false })).toEqual(['not-propagated', 'our-model']);
  });

  test('are none when the decision is confirmed', () => {
    expect(ids('denied', { S4: 'denied' })).toEqual([]);
  });
});
