import type { Observation, RungId } from '../domain/observation.ts';
import type { ProbeMode, ProbePlan } from './probe-plan.ts';
import { afterFailure, noConnection, onlyFull, whenProtected, whenTrusted } from './skip-rules.ts';

/** One step of the ladder, as data. */
export interface Rung {
  readonly id: RungId;
  readonly title: string;
  readonly mode: ProbeMode;
  readonly sends: 'nothing' | 'unsigned request' | 'signed request' | 'AWS API call';
  /** Whether a rung can run the user's code when the evidence is right. */
  readonly mayExecute: boolean;
  /** Why the rung is left out, given the plan and what was seen so far; the first reason counts. */
  readonly skip: readonly SkipRule[];
}

export type SkipRule = (plan: ProbePlan, seen: readonly Observation[]) => string | undefined;

/**
 * The smallest set of requests that tells the causes of a 403 apart, in the order in which they are sent.
 * Documented in docs/probe.md.
 */
export const LADDER: readonly Rung[] = [
  {
    id: 'S0',
    title: 'who the credentials belong to (sts:GetCallerIdentity)',
    mode: 'safe',
    sends: 'AWS API call',
    mayExecute: false,
    skip: [(plan) => (plan.credentials === undefined ? 'there are no credentials' : undefined)],
  },
  {
    id: 'S1',
    title: 'DNS and TLS, no request',
    mode: 'safe',
    sends: 'nothing',
    mayExecute: false,
    skip: [(plan) => (plan.call === undefined ? 'the target is called through the Lambda API' : undefined)],
  },
  {
    id: 'S2',
    title: 'unsigned request',
    mode: 'safe',
    sends: 'unsigned request',
    mayExecute: false,
    skip: [noConnection, whenProtected],
  },
  {
    id: 'S3',
    title: 'signed for a deliberately wrong service',
    mode: 'safe',
    sends: 'signed request',
    mayExecute: false,
    skip: [noConnection, whenProtected, whenTrusted],
  },
  {
    id: 'L1',
    title: 'Lambda DryRun',
    mode: 'safe',
    sends: 'AWS API call',
    mayExecute: false,
    skip: [
      (plan) => (plan.credentials === undefined ? 'there are no credentials' : undefined),
      (plan) => (plan.dryRunFunction === undefined ? 'the function behind the target is not known' : undefined),
    ],
  },
  {
    id: 'S4',
    title: 'signed request',
    mode: 'full',
    sends: 'signed request',
    mayExecute: true,
    skip: [noConnection, onlyFull, whenTrusted, (plan) => plan.call?.noMethod],
  },
  {
    id: 'S3b',
    title: 'signed for a path that no route answers',
    mode: 'full',
    sends: 'signed request',
    mayExecute: false,
    skip: [
      noConnection,
      onlyFull,
      whenTrusted,
      (_, seen) => (wasSeen(seen, 'S4', 'badSignature') ? undefined : 'the signature was not refused in S4'),
      (plan) =>
        plan.call?.knowledge.emptyPath === undefined
          ? 'no evidence names a path of a REST API that no route answers'
          : undefined,
    ],
  },
  {
    id: 'S5',
    title: 'signed without session token',
    mode: 'full',
    sends: 'signed request',
    mayExecute: true,
    skip: [
      noConnection,
      onlyFull,
      (plan) => (plan.credentials?.sessionToken === undefined ? 'the key is not temporary' : undefined),
      (_, seen) => (wasSeen(seen, 'S4', 'badCredentials') ? undefined : 'the credentials were not refused in S4'),
    ],
  },
  {
    id: 'S6',
    title: 'signed as another role',
    mode: 'full',
    sends: 'signed request',
    mayExecute: true,
    skip: [
      noConnection,
      onlyFull,
      (plan) => (plan.otherRole === undefined ? 'no other role was named (--assume-role)' : undefined),
      afterFailure,
    ],
  },
  {
    id: 'S7',
    title: 'signed for the direct host, past the CDN',
    mode: 'full',
    sends: 'signed request',
    mayExecute: true,
    skip: [
      noConnection,
      onlyFull,
      (plan) => (plan.call?.origin === undefined ? 'no direct host was named (--origin-host)' : undefined),
      afterFailure,
    ],
  },
  {
    id: 'S8',
    title: 'signed, with API key',
    mode: 'full',
    sends: 'signed request',
    mayExecute: true,
    skip: [
      noConnection,
      onlyFull,
      (plan) => (plan.call?.apiKey === undefined ? 'no API key was given (--api-key-env)' : undefined),
      afterFailure,
    ],
  },
];

function wasSeen(observations: readonly Observation[], rung: RungId, what: string): boolean {
  return observations.some((each) => each.rung === rung && each.state === 'seen' && each.seen === what);
}

/** Returns why a rung is left out, or undefined when it is to be climbed. */
export function skipReason(rung: Rung, plan: ProbePlan, seen: readonly Observation[]): string | undefined {
  for (const rule of rung.skip) {
    const why = rule(plan, seen);
    if (why !== undefined) return why;
  }
  return undefined;
}
