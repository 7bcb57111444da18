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

/** No call for so long means that the tool waits for answers; long enough for a busy machine to load a client. */
const QUIET = 400;

async function run(
  known: AnsweredAccount,
  args: readonly string[],
  behaviour: Parameters<typeof startAnsweringServer>[1],
) {
  const server = await startAnsweringServer(known, behaviour);
  const start = performance.now();
  await runLive(['collect', ...args], { endpoint: server.url });
  const wall = performance.now() - start;
  await server.close();
  return { wall, calls: server.calls.length, rounds: Math.max(...server.calls.map((call) => call.round)) };
}

console.log(`sequential round trips, and the time with ${LATENCY} ms in every answer of a local endpoint`);
for (const { name, account: known, args, rounds: most } of CASES) {
  const { rounds, calls } = await run(known, args, { quiet: QUIET });
  const slow = await run(known, args, { latency: LATENCY });
  const quick = await run(known, args, {});
  if (rounds > most) process.exitCode = 1;
  const times = `${Math.round(slow.wall)} ms, ${Math.round(slow.wall - quick.wall)} ms of them waiting`;
  const verdict = rounds <= most ? 'met' : 'NOT MET';
  console.log(`${name.padEnd(24)} ${rounds} rounds (at most ${most}: ${verdict}), ${calls} calls, ${times}`);
}
