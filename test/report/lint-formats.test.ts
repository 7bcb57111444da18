import { describe, expect, test } from 'vitest';
import { lintJsonSchema } from '../../src/report/lint-json-schema.ts';
import type { LintFinding } from '../../src/report/lint-result.ts';
import { LINT_FORMATS, writeLint } from '../../src/report/write-lint.ts';
import { findingOf as finding, lintResultOf as resultOf } from './lint-result-of.ts';

const style = { colour: false, width: 60, unicode: true };
const write = (format: (typeof LINT_FORMATS)[number], ...findings: readonly LintFinding[]): string =>
  writeLint(resultOf(findings), format, style);

describe('foreign text acts in no format', () => {
  const foreign = finding({
    path: 'a\u001b[31m\n::error::x,y:z%|`<b>@org/team.json',
    message: 'name `x\u001b[2J\u202e`|<img src=x> [a](b) "q" \u0000 is %0A',
  });

  test.each(LINT_FORMATS)('%s holds no control character and no override of direction', (format) => {
    const text = write(format, foreign).replaceAll('\n', '');
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    if (format === 'text' || format === 'markdown') expect(text).not.toContain('\u202e');
  });

  test('GitHub: one command per finding, with the escapes of its runner', () => {
    const [command, ...rest] = write('github', finding({ path: 'a%b:c,d\n::error::e.json', message: 'a%0A\nb: c, d' }))
      .trimEnd()
      .split('\n');
    expect(command).toBe(
      '::error file=a%25b%3Ac%2Cd%0A%3A%3Aerror%3A%3Ae.json,line=1,endLine=1,col=1,endColumn=2,title=why403 invalid-effect::a%250A\\u{a}b: c, d',
    );
    expect(rest).toEqual(['1 error in 1 file (service data of 2026-09-26)']);
  });

  test('text: a line never begins with a command of GitHub', () => {
    expect(write('text', finding({ path: '::error::a.json' }))).not.toMatch(/^::/m);
  });

  test('Markdown: a row stays a row, code stays code', () => {
    const row = write('markdown', finding({ path: 'a|b`c.json', message: 'value `a|b<c>` and <img> *x* @org/team' }))
      .split('\n')
      .at(-2);
    expect(row).toBe(
      '| error | `a\\|b\u2019c.json:1` | value `a\\|b<c>` and &lt;img> \\*x\\* &#64;org/team | invalid-effect |',
    );
  });

  test('XML: markup and forbidden characters', () => {
    for (const format of ['junit', 'checkstyle'] as const) {
      const text = write(format, finding({ message: 'a <b> & "c" \u0000' }));
      expect(text).toContain('a &lt;b&gt; &amp; &quot;c&quot; \\u{0}');
    }
  });
});

describe('the worst come first where readers stop early', () => {
  const many = [
    finding({ severity: 'info', path: 'a.json' }),
    finding({ severity: 'warning', path: 'b.json' }),
    finding({ path: 'c.json' }),
  ];

  test('GitHub and Markdown', () => {
    expect(write('github', ...many).match(/^::\w+/gm)).toEqual(['::error', '::warning', '::notice']);
    expect(write('markdown', ...many).match(/^\| (error|warning|info)/gm)).toEqual(['| error', '| warning', '| info']);
  });

  test('JUnit: only errors fail, as the run does', () => {
    const text = write('junit', ...many);
    expect(text.match(/<failure type="\w+"/g)).toEqual(['<failure type="error"']);
    expect(text.match(/<system-out>/g)).toHaveLength(2);
  });

  test('SARIF, when there are more than GitHub stores', () => {
    const log = JSON.parse(
      write(
        'sarif',
        ...Array.from({ length: 5_000 }, () => finding({ severity: 'warning' })),
        finding({ path: 'z.json' }),
      ),
    );
    expect(log.runs[0].results[0]).toMatchObject({
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'z.json' } } }],
    });
  });
});

describe('SARIF as GitHub code scanning wants it', () => {
  const sarif = (...findings: readonly LintFinding[]) =>
    JSON.parse(writeLint(resultOf(findings, { 'a b#.json': '{"a":1}\n' }), 'sarif', style)).runs[0];

  test('rule', () => {
    const [rule] = sarif(finding({})).tool.driver.rules;
    expect(rule).toMatchObject({
      id: 'invalid-effect',
      name: 'InvalidEffect',
      shortDescription: { text: 'Effect is neither Allow nor Deny' },
      fullDescription: { text: 'Why.' },
      defaultConfiguration: { level: 'error' },
      helpUri: expect.stringMatching(/^https:/),
      properties: {
        tags: ['security', 'syntax'],
        precision: 'very-high',
        'problem.severity': 'error',
        'security-severity': '7.5',
      },
    });
    expect(rule.help.markdown).toContain('**Fix:** How.');
  });

  test('result', () => {
    const run = sarif(
      finding({ path: 'a b#.json', related: [{ message: 'sibling', path: '/elsewhere/b.json', line: 3, column: 4 }] }),
    );
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.automationDetails.id).toMatch(/^why403\//);
    const [result] = run.results;
    expect(result).toMatchObject({ ruleId: 'invalid-effect', ruleIndex: 0, level: 'error' });
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b%23.json', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
    });
    expect(result.relatedLocations[0].physicalLocation.artifactLocation).toEqual({ uri: 'file:///elsewhere/b.json' });
    expect(result.partialFingerprints).toEqual({
      'why403/v1': '0123456789abcdef',
      primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]+:1$/),
    });
  });
});

test('reviewdog counts columns in bytes', () => {
  const text = '{"Sid": "é𐐀", "Effect": "allow"}';
  const at = text.indexOf('"allow"');
  const one = finding({ column: at + 1, endColumn: at + 8 });
  const [diagnostic] = JSON.parse(writeLint(resultOf([one], { 'a.json': text }), 'rdjson', style)).diagnostics;
  // é is two bytes and one unit, 𐐀 four bytes and two units: three more.
  expect(diagnostic.location.range).toEqual({ start: { line: 1, column: at + 4 }, end: { line: 1, column: at + 11 } });
});

test('GitLab: paths without ./ and a fingerprint each', () => {
  const list = JSON.parse(
    write('gitlab', finding({}), finding({ fingerprint: '2', severity: 'warning' }), finding({ security: 9.5 })),
  );
  expect(list.map((one: { severity: string }) => one.severity)).toEqual(['major', 'minor', 'critical']);
  expect(list[0]).toMatchObject({
    check_name: 'invalid-effect',
    fingerprint: '0123456789abcdef',
    location: { path: 'a.json', lines: { begin: 1 } },
  });
});

test('JSON keeps to its schema', () => {
  const fix = { title: 'write `Allow`', safety: 'safe', edits: [] } as const;
  const result = {
    ...resultOf([finding({ fix }), finding({})]),
    suppressed: [{ ...finding({}), suppression: { from: 'comment', reason: undefined } }],
  };
  const document = JSON.parse(writeLint(result, 'json', style));
  expect(lintJsonSchema.safeParse(document).error).toBeUndefined();
  expect(document.findings[1].fix).toBeNull();
});

describe('text', () => {
  const text = (findings: readonly LintFinding[], source: string, infos = false): string =>
    writeLint(resultOf(findings, { 'a.json': source }), 'text', { ...style, infos });

  test('shows the part of a long line that the finding is about', () => {
    const line = `${'x'.repeat(1_000)}"allow"${'y'.repeat(1_000_000)}`;
    const [, excerpt = '', carets = ''] = text([finding({ column: 1_001, endColumn: 1_008 })], line).split('\n');
    expect(excerpt.length).toBeLessThan(style.width);
    expect(excerpt.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('"allow"');
  });

  test('what is cut off shows as an ellipsis, and nothing else does', () => {
    const line = `${'x'.repeat(1_000)}"allow"${'y'.repeat(1_000)}`;
    const cut = text([finding({ column: 1_001, endColumn: 1_008 })], line).split('\n')[1];
    expect(cut).toMatch(/\| …x+"allow"y+…$/);
    expect(text([finding({})], '{"Effect": "allow"}').split('\n')[1]).toBe('  1 | {"Effect": "allow"}');
    const [, open, carets] = text([finding({ column: 1, endColumn: 900 })], 'x'.repeat(900)).split('\n');
    expect(open).toMatch(/\| x+…$/);
    expect(carets?.indexOf('^')).toBe(open?.indexOf('x'));
  });

  test('a message of thousands of characters shows both its ends', () => {
    const message = `the action \`s3:${'x'.repeat(9_000)}\` is not known`;
    const [first = ''] = text([finding({ message })], '{}').split('\n');
    expect(first.length).toBeLessThan(600);
    expect(first).toMatch(/error: the action `s3:x+…x+` is not known \[invalid-effect\]$/);
  });

  test('the summary counts files that are not readable, and says with what more could be decided', () => {
    const notDecided = [
      { rule: 'a', missing: 'target', count: 1 },
      { rule: 'b', missing: 'qualifier that callers use', count: 1 },
      { rule: 'c', missing: 'trusted accounts', count: 1 },
      { rule: 'd', missing: 'function URL', count: 1 },
    ];
    const result = resultOf([finding({})]);
    const unreadable = [{ path: 'a.json', reason: 'line 1 column 1: expected a value' }];
    const summary = { ...result.summary, files: 0, unreadable, notDecided };
    const lines = writeLint({ ...result, summary }, 'text', style).split('\n');
    expect(lines).toContain('1 error in 1 file, 1 not readable (service data of 2026-09-26)');
    expect(lines).toContain(
      'not decided 4 times, for want of: target (--target), qualifier that callers use (--qualifier), trusted accounts (`trustedAccounts` of the configuration), function URL',
    );
  });

  test('the rule that is explained is one of the worst findings, or none', () => {
    const worst = (...findings: readonly LintFinding[]): string | undefined =>
      text(findings, '').trimEnd().split('\n').at(-1);
    const info = finding({ severity: 'info' });
    expect(worst(info, finding({ severity: 'warning', ruleId: 'acme/own' }))).toMatch(/^1 error/);
    expect(worst(info, finding({ severity: 'warning' }))).toMatch(/rules invalid-effect/);
  });

  test('a line end of Windows is not shown', () => {
    expect(text([finding({})], '{\r\n}\r\n')).not.toContain('\\u{d}');
  });

  test('infos come last, a line each, three of a rule', () => {
    const infos = Array.from({ length: 5 }, (_, index) => finding({ severity: 'info', line: index + 1 }));
    const lines = text([...infos, finding({ line: 9 })], '{\n}\n')
      .split('\n')
      .filter((line) => line !== '');
    expect(lines[0]).toMatch(/^a.json:9:1: error/);
    expect(lines.slice(1, 5).map((line) => line.slice(0, 16))).toEqual([
      'a.json:1:1: info',
      'a.json:2:1: info',
      'a.json:3:1: info',
      '  … and 2 more o',
    ]);
    expect(text(infos, '{\n}\n', true).match(/: info:/g)).toHaveLength(5);
  });

  test('ends with what to do next', () => {
    expect(
      text([finding({ fix: { title: 'x', safety: 'safe', edits: [] } })], '')
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toBe('1 can be repaired with --fix; `why403 rules invalid-effect` explains the rule');
  });
});
