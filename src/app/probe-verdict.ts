import { isSamePrincipal } from '../collect/collect-caller.ts';
import type { Decision } from '../domain/decision.ts';
import type { Observation, Seen } from '../domain/observation.ts';
import { parseCaller } from '../domain/parse-caller.ts';
import { emulatorSign } from '../probe/emulator.ts';
import type { Expected } from '../reconcile/pair.ts';
import { type Reconciliation, reconcile } from '../reconcile/reconcile.ts';
import type { ProbeReport } from '../report/probe-report.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { ProbeSubject } from './probe-target.ts';

type Verdict = Pick<ProbeReport, 'caller' | 'decision' | 'reconciliation' | 'emulator' | 'exitCode'>;

/** Returns decision and observations held against each other, and the exit code: 0 passed, 1 refused, 3 open, 4 contradicted. */
export function probeVerdict(
  { snapshot, explained }: ProbeSubject,
  seen: readonly Observation[],
  place: { readonly host: string | undefined; readonly endpointUrl: string | undefined },
): Verdict {
  const { arn: caller, account } = factsOf(seen, 'S0');
  const told = seen.flatMap((each) => (each.state === 'seen' ? (each.facts['emulator'] ?? []) : []));
  const emulator = emulatorSign({ ...place, account }) ?? told[0];
  const evidenceCaller = snapshot.caller.status === 'collected' ? snapshot.caller.value.arn : undefined;
  const target = snapshot.target.kind === 'function' ? 'invoke' : 'http';
  const same = isSameCaller(snapshot, caller);
  const isOther = same === false;
  const facts = {
    isRest: isRest(snapshot),
    scpsSeen: scpsSeen(snapshot),
    // Another session of the same role is the same caller.
    evidenceCaller: same === true ? caller : evidenceCaller,
    probeCaller: caller,
  };
  const expected = isOther ? 'none' : expectedOf(explained.decision);
  const found = reconcile({ expected, target, facts }, seen);
  const reconciliation = emulator === undefined ? (isOther ? aboutAnother(found) : found) : provesNothing(found);
  return {
    ...(caller === undefined ? {} : { caller }),
    ...(explained.decision === undefined ? {} : { decision: explained.decision.kind }),
    ...(emulator === undefined ? {} : { emulator }),
    reconciliation,
    exitCode: reconciliation.kind === 'contradicted' ? 4 : observed(seen, target),
  };
}

function expectedOf(decision: Decision | undefined): Expected {
  if (decision === undefined) return 'none';
  if (decision.kind === 'allowed') return 'allowed';
  return decision.kind !== 'undetermined' || !decision.possible.includes('allowed') ? 'denied' : 'none';
}

function factsOf(seen: readonly Observation[], rung: Observation['rung']): Readonly<Record<string, string>> {
  const found = seen.find((each) => each.rung === rung);
  return found?.state === 'seen' ? found.facts : {};
}

/** A probe as one principal says nothing about a decision for another. */
function isSameCaller({ caller }: Snapshot, probeArn: string | undefined): boolean | undefined {
  const probing = probeArn === undefined ? undefined : parseCaller(probeArn);
  if (caller.status !== 'collected' || probing?.ok !== true) return undefined;
  return isSamePrincipal(caller.value, probing.value);
}

function aboutAnother(found: Reconciliation): Reconciliation {
  const says = 'the evidence is about another caller than the one whose credentials probed';
  return found.kind === 'unconfirmed' ? { ...found, says } : found;
}

function isRest({ api }: Snapshot): boolean {
  return api.status === 'collected' && api.value.type === 'REST';
}

function scpsSeen({ organization: { scps } }: Snapshot): boolean {
  return (
    // What the user states to be absent was not seen.
    (scps.status === 'absent' && scps.by !== '--assume-no-scp') ||
    (scps.status === 'collected' && scps.value.every((level) => level.policies.status === 'collected'))
  );
}

function provesNothing(found: Reconciliation): Reconciliation {
  return { ...found, kind: 'unconfirmed', says: 'an emulator answered, which proves nothing about AWS', suspects: [] };
}

function observed(seen: readonly Observation[], target: 'http' | 'invoke'): 0 | 1 | 3 {
  const call = seen.find((each) => each.rung === (target === 'invoke' ? 'L1' : 'S4'));
  if (call === undefined || call.state === 'skipped') return 3;
  if (call.seen === 'accepted' || call.seen === 'applicationRefused') return 0;
  return REFUSED.includes(call.seen) ? 1 : 3;
}

const REFUSED: readonly Seen[] = [
  'missingToken',
  'wrongScope',
  'badSignature',
  'badTime',
  'badCredentials',
  'denied',
  'forbidden',
  'authorizerRefused',
];
