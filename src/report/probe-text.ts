import type { Observation } from '../domain/observation.ts';
import type { Reconciliation } from '../reconcile/reconcile.ts';
import type { ProbeReport } from './probe-report.ts';
import { visible } from './visible.ts';

/** Returns a probe for a terminal: verdict first, then the ladder, then what it means. */
export function probeText(report: ProbeReport): string {
  return [...headline(report), '', ...report.steps.flatMap(step), ...meaning(report.reconciliation), ...notes(report)]
    .map((line) => `${line}\n`)
    .join('');
}

function headline({ reconciliation, target, caller, decision, emulator }: ProbeReport): string[] {
  const verdict = { confirmed: 'confirmed', contradicted: 'CONTRADICTED', unconfirmed: 'unconfirmed' };
  return [
    `${verdict[reconciliation.kind]}: ${visible(reconciliation.says)}`,
    `target   ${visible(target)}`,
    `caller   ${visible(caller ?? 'not known')}`,
    `decision ${decision ?? 'none: not enough evidence'}`,
    ...(emulator === undefined ? [] : [`emulator ${visible(emulator)}: this proves nothing about AWS`]),
  ];
}

function step({ title, observation }: ProbeReport['steps'][number]): string[] {
  const label = `${observation.rung}  ${title}`;
  return observation.state === 'skipped'
    ? [`${label}: not sent, ${visible(observation.why)}`]
    : [`${label}: ${observation.seen}`, `    ${visible(observation.says)}`, ...candidates(observation)];
}

function candidates(observation: Extract<Observation, { state: 'seen' }>): string[] {
  const others = (observation.candidates ?? []).filter((cause) => cause !== observation.cause);
  return others.length === 0 ? [] : [`    the answer alone does not exclude: ${others.map(visible).join(', ')}`];
}

function meaning({ rows, suspects }: Reconciliation): string[] {
  return [
    ...(rows.length === 0 ? [] : ['', 'what this means']),
    ...rows.flatMap((row) => [`  ${row.reading}`, `    next: ${row.next} (${row.id})`]),
    ...(suspects.length === 0 ? [] : ['', 'suspects, in the order in which to check them']),
    ...suspects.flatMap((suspect, at) => [`  ${at + 1}. ${visible(suspect.says)}`, `     ${suspect.check}`]),
  ];
}

function notes({ warnings, probeId }: ProbeReport): string[] {
  return ['', ...warnings.map((warning) => `note: ${visible(warning)}`), `requests carried x-why403-probe: ${probeId}`];
}
