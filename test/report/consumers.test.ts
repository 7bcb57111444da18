import { describe, expect, test } from 'vitest';
import { LINT_RULES } from '../../rules/lint.generated.ts';
import type { LintStyle } from '../../src/report/lint-text.ts';
import { type LintFormat, writeLint } from '../../src/report/write-lint.ts';
import { diagnosticResult, gitlabReport, sarifLog } from './consumer-schemas.ts';
import { EFFECT_RULE, findingOf, lintResultOf } from './lint-result-of.ts';
import { xmlMistake } from './well-formed.ts';

const style: LintStyle = { colour: false, width: 60, unicode: true };

/** Names that a repository may hold. */
const NAMES = [
  'sp ace.json',
  'per%20cent.json',
  'co:lon,comma.json',
  'new\nline\r.json',
  'lt<amp&gt>"\'.json',
  ']]>.json',
  'ctl\u0001\u007f.json',
  'bidi\u202e.json',
  'ha#sh?.json',
  'back\\slash[0].json',
  'ümlaut 𐐀.json',
  'half\ud800.json',
  '-dash.json',
  '/elsewhere/a b.json',
];

const foreign = NAMES.flatMap((path) => [
  findingOf({ path, message: `Sid \`${path}\` is wrong`, fingerprint: path }),
  findingOf({
    path,
    severity: 'info',
    message: 'a',
    fingerprint: `${path} 2`,
    related: [{ message: 'the other one', path, line: 3, column: 4 }],
    fix: {
      title: 'write `Allow`',
      safety: 'safe',
      edits: [
        { path, start: { offset: 0, line: 1, column: 1 }, end: { offset: 1, line: 1, column: 2 }, text: '"\u0000' },
      ],
    },
  }),
]);

const runs = {
  'nothing found': lintResultOf([]),
  'foreign names': lintResultOf(foreign),
  'something suppressed': {
    ...lintResultOf([]),
    suppressed: foreign.map((one) => ({ ...one, suppression: { from: 'comment', reason: one.path } })),
  },
  'files and rules that failed': {
    ...lintResultOf([findingOf({ ruleId: 'acme/named', fix: { title: 'x', safety: 'suggest', edits: [] } })]),
    rules: [{ ...EFFECT_RULE, id: 'acme/named', title: '', why: ' ', remedy: '', references: [] }],
    summary: {
      ...lintResultOf([]).summary,
      unreadable: [{ path: 'a', reason: 'b' }],
      crashed: [{ rule: 'acme/named', message: 'c' }],
    },
  },
};

describe.each(Object.entries(runs))('%s', (_, result) => {
  const write = (format: LintFormat): string => writeLint(result, format, style);

  test.each([
    ['sarif', sarifLog],
    ['gitlab', gitlabReport],
    ['rdjson', diagnosticResult],
  ] as const)('%s is what its readers take', (format, schema) => {
    expect(schema.safeParse(JSON.parse(write(format))).error).toBeUndefined();
  });

  test.each(['junit', 'checkstyle'] as const)('%s is XML', (format) => {
    expect(xmlMistake(write(format))).toBeUndefined();
  });

  test('JUnit counts what it holds', () => {
    const text = write('junit');
    const count = (pattern: RegExp): string => String(text.match(pattern)?.length ?? 0);
    const [, tests, failures, skipped] =
      /<testsuite name="why403 lint" tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)">/.exec(text) ?? [];
    expect([tests, failures, skipped]).toEqual([count(/<testcase /g), count(/<failure /g), count(/<skipped /g)]);
    expect(new Set(text.match(/ name="[^"]*" file=/g)).size).toBe(text.match(/ name="[^"]*" file=/g)?.length ?? 0);
  });
});

describe('SARIF', () => {
  const runOf = (result: ReturnType<typeof lintResultOf>, stated: Partial<LintStyle> = {}) =>
    JSON.parse(writeLint(result, 'sarif', { ...style, ...stated })).runs[0];

  test('more than GitHub takes are left out, the worst are kept, and it is said', () => {
    const many = Array.from({ length: 25_001 }, () => findingOf({ severity: 'warning' }));
    const run = runOf(lintResultOf([...many, findingOf({})]));
    expect(run.results).toHaveLength(25_000);
    expect(run.results[0].level).toBe('error');
    expect(run.invocations[0].toolExecutionNotifications).toEqual([
      { level: 'warning', message: { text: '2 more results are left out: GitHub takes 25000' } },
    ]);
  });

  // https://github.com/github/codeql-action/issues/1230
  test('code scanning opens an alert for whatever is in it: suppressed findings are not', () => {
    const result = runs['something suppressed'];
    expect(runOf(result).results[0].suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'sp ace.json' },
    ]);
    expect(runOf(result, { codeScanning: true })).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
  });

  test('the first sentence is the message, the second one links to the other places', () => {
    const related = [
      { message: 'the Deny', path: 'a.json', line: 3, column: 4 },
      { message: 'the Allow', path: 'b.json', line: 5, column: 6 },
    ];
    const [result] = runOf(lintResultOf([findingOf({ message: 'cancelled by a Deny', related })])).results;
    expect(result.message.text).toBe('Cancelled by a Deny. See [the Deny](0), [the Allow](1).');
    expect(result.relatedLocations.map((one: { id: number }) => one.id)).toEqual([0, 1]);
  });

  test('every rule of ours is described as GitHub wants it', () => {
    const results = LINT_RULES.map(({ id: ruleId }) => findingOf({ ruleId, fingerprint: ruleId }));
    const log = JSON.parse(writeLint({ ...lintResultOf(results), rules: LINT_RULES }, 'sarif', style));
    expect(sarifLog.safeParse(log).error).toBeUndefined();
    expect(log.runs[0].tool.driver.rules).toHaveLength(LINT_RULES.length);
  });

  test('a rule without words has its id, a long one is cut', () => {
    const { rules } = runOf(runs['files and rules that failed']).tool.driver;
    expect(rules[0]).toMatchObject({
      name: 'AcmeNamed',
      shortDescription: { text: 'acme/named' },
      fullDescription: { text: 'acme/named' },
    });
    const long = runOf({ ...lintResultOf([findingOf({})]), rules: [{ ...EFFECT_RULE, why: 'x'.repeat(2_000) }] });
    expect(long.tool.driver.rules[0].fullDescription.text).toHaveLength(1_024);
  });
});

test('forges are told paths from the root of the repository, people those of the folder', () => {
  const inRepository = (path: string): string => `infra/${path}`;
  const result = lintResultOf([findingOf({})]);
  const write = (format: LintFormat): string => writeLint(result, format, { ...style, inRepository });
  expect(write('github')).toContain('file=infra/a.json,');
  expect(JSON.parse(write('gitlab'))[0].location.path).toBe('infra/a.json');
  expect(write('sarif')).toContain('"uri": "infra/a.json"');
  expect(write('junit')).toContain('file="infra/a.json"');
  expect(write('text')).toMatch(/^a\.json:1:1/);
  expect(write('rdjson')).toContain('"path": "a.json"');
});

test('JUnit: GitLab keeps one case of a name', () => {
  const text = writeLint(lintResultOf([findingOf({}), findingOf({ message: 'and that' })]), 'junit', style);
  expect(text.match(/name="invalid-effect a[^"]*"/g)).toEqual([
    'name="invalid-effect a.json:1:1"',
    'name="invalid-effect a.json:1:1 (2)"',
  ]);
});
