import { setTimeout as wait } from 'node:timers/promises';
import type { AwsSession } from '../collect/aws-session.ts';
import { dryRun } from '../collect/dry-run.ts';
import { stsReader } from '../collect/sts-reader.ts';
import { connect } from '../probe/connect.ts';
import type { ProbePlan } from '../probe/probe-plan.ts';
import type { LadderPorts } from '../probe/run-ladder.ts';
import { secretsOf } from '../probe/secrets-of.ts';
import { send } from '../probe/send.ts';
import { visible } from '../report/visible.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { dryRunReading, identityReading } from './probe-aws-calls.ts';
import { probeContext } from './probe-context.ts';
import type { dryRunTarget } from './probe-dry-run.ts';
import type { ProbeOptions } from './probe-request.ts';
import { probeTrace } from './probe-trace.ts';
import { readExchange } from './read-exchange.ts';

/** What the doors need. */
interface Doors {
  readonly options: ProbeOptions;
  readonly session: AwsSession | undefined;
  readonly asked: ReturnType<typeof dryRunTarget>;
  readonly snapshot: Snapshot;
}

/** Returns the doors of the ladder to the outside: DNS and TLS, HTTP, STS, Lambda, the clock. */
export function probePorts(plan: ProbePlan, { options, session, asked, snapshot }: Doors): LadderPorts {
  const region = plan.call?.scope.region.replace('*', '') || (asked?.region ?? session?.region ?? 'us-east-1');
  const nobody = { seen: 'unread', says: 'there are no credentials', facts: {} } as const;
  let address: string | undefined;
  return {
    connect: async (...place) => {
      const connection = await connect(...place);
      if (connection.kind === 'connected') address = connection.address;
      return connection;
    },
    send: async (outgoing) => {
      const exchange = await send(outgoing);
      options.trace?.(probeTrace(plan, outgoing, exchange));
      return exchange;
    },
    identity: async () =>
      session === undefined ? nobody : identityReading(await stsReader(session, region).identity(), secretsOf(plan)),
    dryRun: async () =>
      session === undefined || asked === undefined
        ? nobody
        : dryRunReading(await dryRun(session, asked), secretsOf(plan)),
    read: (rung, outgoing, exchange) =>
      readExchange({ plan, rung: rung.id, context: probeContext(snapshot, address) }, outgoing, exchange),
    announce: (text) => options.announce(visible(text)),
    now: () => new Date(),
    pause: () => wait(PAUSE_MILLIS),
  };
}

/** One request at a time, and not in a burst. */
const PAUSE_MILLIS = 250;
