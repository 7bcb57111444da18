import type { Observation } from '../domain/observation.ts';
import { maskKeyId } from '../signature/mask.ts';
import type { Connection } from './connect.ts';
import type { Exchange, Limits, Outgoing } from './exchange.ts';
import { LADDER, type Rung, skipReason } from './ladder.ts';
import type { ProbePlan } from './probe-plan.ts';
import { rungRequest } from './rung-request.ts';

/** What an answer was read as. */
export type Reading = Omit<Extract<Observation, { state: 'seen' }>, 'rung' | 'state' | 'millis'>;

/** The doors to the outside, and the reader of answers. */
export interface LadderPorts {
  readonly connect: (host: string, port: number, limits: Limits) => Promise<Connection>;
  readonly send: (outgoing: Outgoing) => Promise<Exchange>;
  readonly identity: () => Promise<Reading>;
  readonly dryRun: (functionName: string) => Promise<Reading>;
  readonly read: (rung: Rung, outgoing: Outgoing, exchange: Exchange) => Reading;
  /** Says what is about to be sent. */
  readonly announce: (text: string) => void;
  readonly now: () => Date;
  readonly pause: () => Promise<void>;
}

/** Climbs the ladder, one attempt for each rung, and returns what every rung saw or why it was left out. */
export async function runLadder(plan: ProbePlan, ports: LadderPorts): Promise<readonly Observation[]> {
  const seen: Observation[] = [];
  for (const rung of LADDER) {
    const why = skipReason(rung, plan, seen);
    seen.push(why === undefined ? await climb(rung, plan, ports) : { rung: rung.id, state: 'skipped', why });
  }
  return seen;
}

async function climb(rung: Rung, plan: ProbePlan, ports: LadderPorts): Promise<Observation> {
  const started = ports.now().getTime();
  const reading = await readingOf(rung, plan, ports);
  return { rung: rung.id, state: 'seen', ...reading, millis: ports.now().getTime() - started };
}

async function readingOf(rung: Rung, plan: ProbePlan, ports: LadderPorts): Promise<Reading> {
  const { call } = plan;
  if (rung.id === 'S0') return ports.identity();
  if (rung.id === 'L1') return ports.dryRun(plan.dryRunFunction ?? '');
  if (rung.id === 'S1') {
    return connected(await ports.connect(call?.url.hostname ?? '', call?.url.port ?? 443, plan.limits));
  }
  const outgoing = await rungRequest(rung.id, plan, ports.now());
  if (outgoing === undefined) return { seen: 'unread', says: 'nothing could be sent', facts: {} };
  await ports.pause();
  ports.announce(announcement(rung, plan, outgoing));
  return ports.read(rung, outgoing, await ports.send(outgoing));
}

function connected(connection: Connection): Reading {
  if (connection.kind === 'failed') {
    return { seen: 'unreached', says: connection.why, facts: { stage: connection.stage } };
  }
  const { address, isPrivate, protocol } = connection;
  const note = isPrivate ? ', a private address: the name is answered by a VPC endpoint or a private DNS zone' : '';
  return {
    seen: 'connected',
    says: `${protocol} to ${address}${note}`,
    facts: { address, private: String(isPrivate) },
  };
}

/** What is sent as whom, and what that may do; the query may hold data and is left out. */
function announcement(rung: Rung, plan: ProbePlan, { request, connectHost }: Outgoing): string {
  const credentials = rung.id === 'S6' ? plan.otherRole?.credentials : plan.credentials;
  const who =
    rung.id === 'S6' ? `role ${plan.otherRole?.arn ?? ''}` : `key ${maskKeyId(credentials?.accessKeyId ?? '')}`;
  const as = rung.sends === 'unsigned request' ? 'unsigned' : `signed as ${who}`;
  const runs = plan.call?.knowledge.runs ?? 'whatever is behind this URL';
  const effect = rung.mayExecute ? `it may run ${runs}` : 'it reaches no code';
  const path = request.target.split('?')[0] ?? '/';
  return `sending ${rung.id} (${rung.title}): ${request.method} https://${connectHost}${path} ${as}; ${effect}`;
}
