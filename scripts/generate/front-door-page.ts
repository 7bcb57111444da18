import type { ClientScenario, Scenario } from '../../test/front-door/scenario.ts';
import { NOT_CARRIED, TAXONOMY } from '../../test/front-door/taxonomy.ts';
import { CLIENT_SCENARIOS, SCENARIOS } from '../../test/front-door/verdicts.ts';

/** docs/front-door.md: what the stand-in for AWS of the tests answers, and what the command line must make of it. */
export async function frontDoorPage(): Promise<ReadonlyMap<string, string>> {
  const rows = Object.entries(TAXONOMY).map(([number, name]) => {
    const why = NOT_CARRIED[Number(number)];
    const cells = [...SCENARIOS, ...CLIENT_SCENARIOS].filter(({ row }) => Number.parseInt(row, 10) === Number(number));
    return `| ${number} | ${name} | ${[...cells.map(readAs), ...(why === undefined ? [] : [why])].join('<br>')} |`;
  });
  return new Map([['docs/front-door.md', [...INTRODUCTION, ...rows, ''].join('\n')]]);
}

function readAs(scenario: Scenario | ClientScenario): string {
  const among = (scenario.among ?? []).map((each) => `\`${each}\``).join(', ');
  const rung = 'seen' in scenario ? `${scenario.rung ?? 'S4'} ${scenario.seen}` : 'decode';
  return `${rung}: \`${scenario.cause ?? 'none'}\`${among === '' ? '' : `, does not exclude ${among}`}`;
}

const INTRODUCTION = [
  '# The front door of the tests',
  '',
  'A server on loopback with a throw-away certificate authority stands in for AWS: it takes the real host names, checks',
  'signatures with two verifiers that are not the signer, and answers by a table that was written by hand',
  '(`test/front-door/verdicts.ts`). The built command line runs against it as a child process; connections are',
  'redirected from outside, and the product has no switch for it.',
  '',
  'Every cause of a 403 that is known, and what the command line reads out of its answer: at a rung of `why403 probe`',
  '(docs/probe.md), or in `why403 decode` when the request is one that the probe never makes. What no HTTP answer can',
  'carry says why.',
  '',
  '| row | cause | read as |',
  '|---|---|---|',
];
