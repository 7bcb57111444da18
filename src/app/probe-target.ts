import { randomUUID } from 'node:crypto';
import type { Observation } from '../domain/observation.ts';
import type { ExplainReport } from '../domain/report.ts';
import { VERSION } from '../domain/version.ts';
import { LADDER } from '../probe/ladder.ts';
import type { ProbePlan } from '../probe/probe-plan.ts';
import { runLadder } from '../probe/run-ladder.ts';
import { limitsOf } from '../probe/rung-request.ts';
import type { ProbeReport } from '../report/probe-report.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { probeCall } from './probe-call.ts';
import { openProbeCredentials } from './probe-credentials.ts';
import { dryRunTarget } from './probe-dry-run.ts';
import { probePorts } from './probe-ports.ts';
import type { ProbeOptions } from './probe-request.ts';
import { probeVerdict } from './probe-verdict.ts';
import { refuseInCi } from './refuse-in-ci.ts';

/** What is probed, and what is known about it. */
export interface ProbeSubject {
  /** As the user wrote it: its query counts. */
  readonly text: string;
  readonly snapshot: Snapshot;
  readonly explained: ExplainReport;
}

/** Climbs the ladder for one target and holds the decision against what was seen. Throws UserErrors. */
export async function probeTarget(subject: ProbeSubject, options: ProbeOptions): Promise<ProbeReport> {
  refuseInCi(options);
  const { snapshot, text } = subject;
  const called = probeCall({ text, snapshot, target: snapshot.target }, options);
  if (!called.ok) throw called.error;
  const keys = await openProbeCredentials(options);
  const asked = dryRunTarget(snapshot, keys.session?.region);
  const plan: ProbePlan = {
    mode: options.mode,
    ...(called.value === undefined ? {} : { call: called.value.call }),
    ...(asked === undefined ? {} : { dryRunFunction: asked.functionName }),
    ...keys.plan,
    probeId: randomUUID(),
    userAgent: `why403/${VERSION}`,
    limits: limitsOf(options.timeoutSeconds),
  };
  const seen = await runLadder(plan, probePorts(plan, { options, session: keys.session, asked, snapshot }));
  const warnings = [...(called.value?.warnings ?? []), ...(keys.why === undefined ? [] : [keys.why])];
  return report(subject, { plan, seen, warnings, options });
}

function report(
  subject: ProbeSubject,
  probed: {
    readonly plan: ProbePlan;
    readonly seen: readonly Observation[];
    readonly warnings: readonly string[];
    readonly options: ProbeOptions;
  },
): ProbeReport {
  const { plan, seen, warnings, options } = probed;
  const titles = new Map(LADDER.map((rung) => [rung.id, rung.title]));
  return {
    target: subject.text.split('?')[0] || subject.explained.call.title,
    mode: plan.mode,
    probeId: plan.probeId,
    steps: seen.map((observation) => ({ title: titles.get(observation.rung) ?? '', observation })),
    warnings: [...warnings, ...clockWarning(seen)],
    ...probeVerdict(subject, seen, {
      host: plan.call?.url.host,
      endpointUrl: options.endpointUrl ?? ENDPOINTS.map((name) => options.env[name]).find((url) => url !== undefined),
    }),
  };
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
const ENDPOINTS = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_LAMBDA'];

/** AWS's own clock stands in the Date header of every answer; signatures are good for five minutes. */
function clockWarning(seen: readonly Observation[]): readonly string[] {
  const date = seen.flatMap((each) => (each.state === 'seen' ? (each.facts['date'] ?? []) : []))[0];
  const seconds = Math.round((Date.now() - Date.parse(date ?? '')) / 1000);
  return Math.abs(seconds) > 60
    ? [`the clock of this machine is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} AWS's`]
    : [];
}
