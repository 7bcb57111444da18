import { LADDER } from '../../src/probe/ladder.ts';
import type { Pair } from '../../src/reconcile/pair.ts';
import { PAIRS } from '../../src/reconcile/pairs.ts';
import { suspects } from '../../src/reconcile/suspects.ts';

/** docs/probe.md: the ladder, the table of pairs and the suspects, from the tables in the sources. */
export async function probePage(): Promise<ReadonlyMap<string, string>> {
  const text = [...INTRODUCTION, ...ladder(), ...SAFETY, ...pairs(), ...suspectList(), ...UNKNOWN, ''].join('\n');
  return new Map([['docs/probe.md', text]]);
}

const INTRODUCTION = [
  '# The live probe',
  '',
  '`why403 probe <target>` and `why403 explain --probe` send a small, bounded experiment and hold what they see against',
  'what the policies say. There is no dry run for function URLs and APIs: only the differences between several requests',
  'tell a missing permission from a bad signature, a wrong route or a firewall. Made from `src/probe/ladder.ts`,',
  '`src/reconcile/pairs.ts` and `src/reconcile/suspects.ts` by `npm run gen`.',
  '',
];

function ladder(): string[] {
  const rows = LADDER.map(({ id, title, mode, sends, mayExecute }) => {
    return `| ${id} | ${title} | \`${mode}\` | ${sends} | ${mayExecute ? 'yes' : 'no'} |`;
  });
  return [
    '## The ladder',
    '',
    'One attempt for each rung, a quarter of a second apart. `--probe=safe` is the default; `--probe=full` has to be',
    'asked for. A rung that does not apply is left out, and the report says why.',
    '',
    '| rung | what | mode | sends | may run your code |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

const SAFETY = [
  '## What keeps it safe',
  '',
  '- An unsigned or wrongly signed request goes out only where the evidence says that IAM protects that verb of the path,',
  '  or that no route takes it; anywhere else it could run code.',
  '- Credentials are signed only for a host that the evidence leads to (the same API, region and all), or that you name',
  '  with `--sign-for-host`. No IP addresses, no user names in URLs.',
  '- The method is never guessed: GET when the evidence says that the route takes it, else what you state. POST, PUT,',
  '  PATCH and DELETE need `--force-unsafe-method`; a body is sent only with `--data`.',
  '- What is sent, as whom, and whether it may run the function is said on stderr before it is sent.',
  '- https only, with verified certificates. Redirects are never followed, because they would hand the session token to',
  '  another host. No proxy, no cookies, no retries.',
  '- 5 seconds to connect, 15 in all (`--timeout` makes it shorter), 16 KiB of headers, 64 KiB of body, nothing unpacked.',
  '- Secrets are masked everywhere, also in what the other side writes back: plain, cut, encoded, in capitals. `--debug`',
  '  shows on stderr what was sent, what was signed and what came back, masked in the same way.',
  '- Every request carries the user agent `why403/<version>` and `x-why403-probe: <id>`, unsigned, for the logs.',
  '- In a CI run (`CI` is set, or a variable of CodeBuild, Azure Pipelines, Jenkins or TeamCity) a probe is refused',
  '  without `--probe-in-ci`.',
  '- The DryRun needs `lambda:InvokeFunction`, which is the permission that it asks about; AWS executes nothing.',
  '- An emulator is recognised, and proves nothing about AWS.',
  '',
];

function pairs(): string[] {
  return [
    '## The table of pairs',
    '',
    'What several rungs saw together, and what that means. The first row with a verdict that applies counts; every row',
    'that applies is printed.',
    '',
    '| row | seen | decided | verdict | meaning |',
    '|---|---|---|---|---|',
    ...PAIRS.map(pairRow),
    '',
  ];
}

function pairRow(pair: Pair): string {
  const seen = Object.entries(pair.when).map(([rung, words]) => `${rung} ${words.join(' or ')}`);
  const target = pair.target === undefined ? [] : [pair.target === 'invoke' ? 'direct invoke' : 'URL or API'];
  const cause = pair.only === undefined ? [] : [`read as ${pair.only.map((each) => `\`${each}\``).join(' or ')}`];
  const other = pair.not === undefined ? [] : [`not read as ${pair.not.map((each) => `\`${each}\``).join(' or ')}`];
  const without = pair.without === undefined ? [] : [`no ${pair.without}`];
  const decided = pair.expected?.join(', ') ?? 'any';
  return `| \`${pair.id}\` | ${[...seen, ...target, ...cause, ...other, ...without].join('; ')} | ${decided} | ${pair.verdict ?? '–'} | ${pair.reading} |`;
}

function suspectList(): string[] {
  const facts = { isRest: true, scpsSeen: false };
  const rows = suspects('allowed', facts).map(({ says, check }, at) => `${at + 1}. ${says}: ${check}`);
  return [
    '## When decision and observation disagree',
    '',
    'The exit code is 4, and these are the suspects, in the order in which to check them. Those that the evidence',
    'excludes are left out.',
    '',
    ...rows,
    '',
  ];
}

const UNKNOWN = [
  '## What AWS does not document',
  '',
  'Whether a REST API evaluates signatures on missing routes, whether a function URL looks at the scope before it knows',
  'whether it is public, and how an HTTP API answers a wrong scope is not known. The table treats S3 accordingly: a',
  'refused scope proves that AWS reads signatures there; anything else at S3 proves nothing. S3b rests on reports that a',
  'REST API looks at the signature before it looks for the route; it is climbed only after S4 met a refused signature,',
  'only on a path that the evidence says no route takes, and no verdict hangs on it.',
];
