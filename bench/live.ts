import type { AnsweredAccount } from '../test/integration/answered-account.ts';
import { startAnsweringServer } from '../test/integration/answering-server.ts';
import { ACCOUNT, EXAMPLE, REGION, URL_ID } from '../test/integration/example-account.ts';
import { runLive } from '../test/integration/run-live.ts';

/** Injected into every answer, in milliseconds: an AWS call over a long line. */
const LATENCY = 100;

/** Without the organization: it is read beside the critical path. */
const { organization: _organization, ...account } = EXAMPLE;
const user: AnsweredAccount = {
  ...account,
  identity: { arn: `arn:aws:iam::${ACCOUNT}:user/alice`, userId: 'AIDAEXAMPLE' },
};

interface Case {
  readonly name: string;
  readonly account: AnsweredAccount;
  readonly args: readonly string[];
  /** Sequential round trips that are allowed. */
  readonly rounds: number;
}

const CASES: readonly Case[] = [
  { name: 'function, role', account, args: ['orders'], rounds: 4 },
  { name: 'function, user in groups', account: user, args: ['orders'], rounds: 5 },
  { name: 'function URL, role', account, args: [`https://${URL_ID}.lambda-url.${REGION}.on.aws/`], rounds: 4 },
  {
    name: 'REST API, role',
    account,
    args: [`https://a1b2c3d4e5.execute-api.${REGION}.amazonaws.com/prod/orders`],
    rounds: 4,
  },
  { name: 'custom domain, role', account, args: ['https://api.example.com/shop/orders'], rounds: 4 },
];

async function timed(known: AnsweredAccount, args: readonly string[], latency: number) {
  const server = await startAnsweringServer(known, { latency });
  const start = performance.now();
  await runLive(['collect', ...args], { endpoint: server.url });
  const wall = performance.now() - start;
  await server.close();
  return { wall, calls: server.calls.length, depth: Math.max(...server.calls.map((call) => call.depth)) };
}

// Sequential round trips: from the order of calls and answers, and from the clock above a run that is answered at once.
console.log(`endpoint on loopback, ${LATENCY} ms in every answer`);
for (const { name, account: known, args, rounds } of CASES) {
  const slow = await timed(known, args, LATENCY);
  const quick = await timed(known, args, 0);
  const byClock = ((slow.wall - quick.wall) / LATENCY).toFixed(1);
  const verdict = slow.depth <= rounds ? 'met' : 'NOT MET';
  if (slow.depth > rounds) process.exitCode = 1;
  console.log(
    `${name.padEnd(26)} ${slow.depth} rounds (at most ${rounds}: ${verdict}), ${byClock} by the clock, ${slow.calls} calls, ${Math.round(slow.wall)} ms`,
  );
}
