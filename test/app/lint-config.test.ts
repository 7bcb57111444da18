import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { showConfig } from '../../src/app/lint-show-config.ts';
import { foundIn, lintProject, MISSPELLED, projectOf, put, refusal } from './lint-project.ts';
import { lintRequestOf } from './lint-request.ts';

const off = '{"rules":{"invalid-effect":"off"}}';

async function findingsWith(files: Readonly<Record<string, string>>, below = '.'): Promise<readonly string[]> {
  const folder = projectOf({ 'infra/policy.json': MISSPELLED, ...files });
  return foundIn(await lintProject(join(folder, below), { paths: below === '.' ? ['infra'] : ['policy.json'] }));
}

const found = ['infra/policy.json:6 invalid-effect'];

describe('the configuration', () => {
  test.each([
    ['why403.config.json', off],
    ['why403.config.jsonc', `// why\n${off}`],
    ['why403.config.yaml', 'rules:\n  invalid-effect: off\n'],
    ['why403.config.mjs', `export default ${off}`],
    ['why403.config.cjs', `module.exports = ${off}`],
    ['.why403rc', off],
    ['.why403rc.yaml', 'rules: {invalid-effect: off}'],
    ['package.json', `{"name": "infra", "why403": ${off}}`],
  ])('is %s', async (name, text) => {
    expect(await findingsWith({ [name]: text })).toEqual([]);
  });

  test('is the nearest one upwards', async () => {
    expect(await findingsWith({ 'why403.config.json': off }, 'infra')).toEqual([]);
    expect(await findingsWith({ 'why403.config.json': off, 'infra/why403.config.json': '{}' }, 'infra')).toHaveLength(
      1,
    );
  });

  test('an empty file states nothing', async () => {
    expect(await findingsWith({ 'why403.config.yaml': '# nothing yet\n' })).toEqual(found);
  });

  test('an account is its digits, also without quotes in YAML', async () => {
    const folder = projectOf({ 'why403.config.yaml': 'account: 111122223333\ntrustedAccounts: [012345678901]\n' });
    expect(JSON.parse(await showConfig(lintRequestOf({ cwd: folder })))).toMatchObject({
      config: { account: '111122223333', trustedAccounts: ['012345678901'] },
    });
  });
});

describe('a mistake in the configuration is one sentence with its place', () => {
  test('target and organization are taken in their forms', async () => {
    const text =
      'target: arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:orders:live\norganization: o-a1b2c3d4e5\n';
    const folder = projectOf({ 'policy.json': MISSPELLED, 'why403.config.yaml': text });
    expect(await refusal(lintProject(folder))).toBe('it was accepted');
  });

  test.each([
    ['ruels: {}\n', /^the key `ruels` in `.*why403.config.yaml` line 1 column 1 is not known \| `rules` may be meant$/],
    ['overrides:\n  - files: a\n    rulez: {}\n', /`overrides.0.rulez` in .* line 3 column 5 is not known/],
    [
      'ignores:\n  - rul: invalid-effect\n',
      /`ignores.0.rul` in .* line 2 column 5 is not known \| `rule` may be meant/,
    ],
    ['ignores:\n  - reason: none\n', /`ignores.0.rule` in .* line 2 column 5 must be a text/],
    ['rules:\n  invalid-effect: warn\n', /line 2 column 19 must be one of off, info, warning, error/],
    ['rules: 3\n', /`rules` in .* line 1 column 8 must be an object/],
    ['- rules\n', /the configuration in .* must be an object/],
    ['ignores:\n  - rule: invalid-effect\n    until: 2026-02-30\n', /line 3 column 12 must be a day like 2026-12-31/],
    ['account: 12\n', /`account` in .* must be twelve digits/],
    ['account: "12"\n', /`account` in .* must be twelve digits/],
    ['region: moon-1\n', /`region` in .* must be a name like eu-west-1/],
    ['target: orders\n', /`target` in .* line 1 column 9 must be the ARN of a function or an API/],
    ['trustedAccounts: [111122223333, "44"]\n', /`trustedAccounts.1` in .* must be twelve digits/],
    ['organization: acme\n', /`organization` in .* must be like o-a1b2c3d4e5/],
    ['maxWarnings: -1\n', /`maxWarnings` in .* must be a whole number, 0 or more/],
    ['rules: {}\nrules: {}\n', /line 2 column 1: the key `rules` stands twice/],
    ['rules: [\n', /line \d+ column \d+: .*\]/],
    [
      'rules:\n  invalid-efect: off\n',
      /there is no lint rule `invalid-efect`, named in `.*why403.config.yaml` line 2 column 3 \| `invalid-effect` may be meant/,
    ],
    ['overrides:\n  - {files: a, rules: {nothing: off}}\n', /no lint rule `nothing`, named in .* line 2 column 24/],
    ['ignores:\n  - rule: nothing\n', /no lint rule `nothing`, named in .* line 2 column 11/],
    ['extends: ./nowhere.yaml\n', /`extends` in .* line 1 column 10 names `.\/nowhere.yaml`, which is not there/],
    ['plugins: [nowhere]\n', /`plugins` in .* line 1 column 11 names `nowhere`, which is not in node_modules/],
    ['plugins:\n  - ./gone.mjs\n', /`plugins` in .* line 2 column 5 names `.\/gone.mjs`, which is not there/],
    ['__proto__: {rules: {}}\n', /the key `__proto__` in .* is not known/],
  ])('%j', async (text, sentence) => {
    const folder = projectOf({ 'policy.json': MISSPELLED, 'why403.config.yaml': text });
    expect(await refusal(lintProject(folder, { paths: ['policy.json'] }))).toMatch(sentence);
  });

  test.each([
    ['why403.config.mjs', 'throw new Error("boom")', /cannot be loaded: boom/],
    ['why403.config.mjs', 'export const rules = {}', /it has no default export/],
    [
      'package.json',
      '{\n  "why403": {"rules": {"nothing": "off"}}}',
      /no lint rule `nothing`, named in `.*package.json` line 2 column 24/,
    ],
    ['why403.config.mjs', 'export default {rules: {nothing: "off"}}', /no lint rule `nothing`, named in `[^`]*` \|/],
    ['why403.config.json', '{"rules": {,}}', /line 1 column 12: expected a property name/],
  ])('%s %j', async (name, text, sentence) => {
    const folder = projectOf({ 'policy.json': MISSPELLED, [name]: text });
    expect(await refusal(lintProject(folder))).toMatch(sentence);
  });
});

describe('extends', () => {
  test('a chain, of which the last word counts', async () => {
    const files = {
      'far.json': '{"rules":{"invalid-effect":"warning"}}',
      'near.json': '{"extends":"./far.json","rules":{"invalid-effect":"off"}}',
    };
    expect(await findingsWith({ ...files, 'why403.config.json': '{"extends":"./near.json"}' })).toEqual([]);
    expect(await findingsWith({ ...files, 'why403.config.json': '{"extends":["./near.json","./far.json"]}' })).toEqual(
      found,
    );
  });

  test('a circle is named', async () => {
    const folder = projectOf({
      'why403.config.json': '{"extends":"./b.json"}',
      'b.json': '{"extends":"./why403.config.json"}',
    });
    expect(await refusal(lintProject(folder))).toMatch(
      /extend each other in a circle: `.*config.json` → `.*b.json` → `.*config.json`/,
    );
  });

  test('patterns and modules belong to the file that names them; those of a package to who uses it', async () => {
    const overrides = '{"overrides":[{"files":"*.json","rules":{"invalid-effect":"off"}}]}';
    const rooted = '{"overrides":[{"files":"/policy.json","rules":{"invalid-effect":"off"}}]}';
    expect(
      await findingsWith({ 'why403.config.json': '{"extends":"./infra/base.json"}', 'infra/base.json': rooted }),
    ).toEqual([]);
    expect(
      await findingsWith({ 'why403.config.json': '{"extends":"./other/base.json"}', 'other/base.json': overrides }),
    ).toEqual(found);
    const shared = { 'node_modules/@acme/lint/why403.config.json': overrides };
    expect(await findingsWith({ ...shared, 'infra/why403.config.json': '{"extends":"@acme/lint"}' }, 'infra')).toEqual(
      [],
    );
  });
});

test('overrides go by pattern, with braces', async () => {
  const config = (files: string): string =>
    JSON.stringify({ overrides: [{ files, rules: { 'invalid-effect': 'off' } }] });
  expect(await findingsWith({ 'why403.config.json': config('infra/**/*.{yaml,json}') })).toEqual([]);
  expect(await findingsWith({ 'why403.config.json': config('infra/*.yaml') })).toEqual(found);
});

test('ignorePatterns are relative to the configuration, hold for named files too, and say so', async () => {
  const folder = projectOf({ 'why403.config.json': '{"ignorePatterns":["infra/*.json","!infra/kept.json"]}' });
  put(folder, 'infra/policy.json', MISSPELLED);
  put(folder, 'infra/kept.json', MISSPELLED);
  const outcome = await lintProject(join(folder, 'infra'), { paths: ['policy.json', 'kept.json'] });
  expect(foundIn(outcome)).toEqual(['kept.json:6 invalid-effect']);
  expect(outcome.notes).toContain('`policy.json` is left out by `ignorePatterns`');
});

describe('rules of the user', () => {
  const rule = (id: string, more = ''): string =>
    `{ id: '${id}', subject: 'policy', ${more} *check(policy) { for (const one of policy.statements) yield { at: policy.at(one.pointer), message: 'named' }; } }`;

  test.each([
    ['rule.mjs', `export const rule = ${rule('acme/named')}`],
    ['rule.mjs', `const rule = ${rule('acme/named')}; export { rule }; export default rule`],
    ['rule.mjs', `export default [${rule('acme/named')}]`],
    ['rule.cjs', `module.exports = ${rule('acme/named')}`],
    ['rule.cjs', `module.exports = { rules: [${rule('acme/named')}] }`],
  ])('%s %s', async (name, text) => {
    const config = `{"plugins":["./${name}"],"rules":{"invalid-effect":"off","acme/named":"error"}}`;
    expect(await findingsWith({ [name]: text, 'why403.config.json': config })).toEqual([
      'infra/policy.json:4 acme/named',
    ]);
  });

  test('of a package', async () => {
    const files = {
      'node_modules/acme/package.json': '{"exports":{".":{"import":"./rules.mjs"}}}',
      'node_modules/acme/rules.mjs': `export const rule = ${rule('named')}`,
      'why403.config.json': '{"plugins":["acme"],"rules":{"invalid-effect":"off"}}',
    };
    expect(await findingsWith(files)).toEqual(['infra/policy.json:4 named']);
  });

  test.each([
    ['throw new Error("boom")', /cannot be loaded: boom/],
    ['export const nothing = 1', /exports no rule/],
    [`export const rule = ${rule('Named')}`, /a rule that cannot be used: `id` must be small letters/],
    [
      `export const rule = ${rule('named', "severity: 'high',")}`,
      /rule `named` that cannot be used: `severity` must be one of error/,
    ],
    [`export const rule = ${rule('named', "security: '9',")}`, /`security` must be a number from 0.1 to 10/],
    [`export const rule = ${rule('named', "types: 'scp',")}`, /`types` must be a list of texts/],
    [`export const rule = ${rule('named', 'title: 5,')}`, /`title` must be a text/],
    ["export const rule = { id: 'named', subject: 'polcy', check() {} }", /`subject` must be one of policy/],
    ["export const rule = { id: 'named', subject: 'policy' }", /`check` must be a function/],
    [`export const rule = ${rule('invalid-effect')}`, /there are two rules `invalid-effect`/],
  ])('%s is refused', async (text, sentence) => {
    const folder = projectOf({
      'rule.mjs': text,
      'why403.config.json': '{"plugins":["./rule.mjs"]}',
      'a.json': MISSPELLED,
    });
    expect(await refusal(lintProject(folder))).toMatch(sentence);
  });

  test.each([
    ["severity: 'fatal'", /`severity` of a report must be error, warning or info/],
    ["confidence: 'sure'", /`confidence` of a report/],
    ["related: 'there'", /`related` of a report must be a list/],
    ["fix: { title: 'x', safety: 'maybe', edits: [] }", /needs a title and `safety`/],
    ["fix: { title: 'x', safety: 'safe', edits: [{ kind: 'remove' }] }", /each `at` a place/],
    [
      "fix: { title: 'x', safety: 'safe', edits: [{ kind: 'drop', at }] }",
      /`kind` of an edit must be one of replace, rename/,
    ],
    ["fix: { title: 'x', safety: 'safe', edits: [{ kind: 'rename', at }] }", /an edit lacks its `name`/],
    [
      "fix: { title: 'x', safety: 'safe', edits: [{ kind: 'text', at, start: 2, end: 1, text: '' }] }",
      /`start`, `end` and `text`/,
    ],
  ])('a report with %s is none', async (more, sentence) => {
    const text = `export const rule = { id: 'odd', subject: 'policy', *check(policy) { const at = policy.at(''); yield { at, message: 'm', ${more} }; } }`;
    const folder = projectOf({
      'rule.mjs': text,
      'why403.config.json': '{"plugins":["./rule.mjs"]}',
      'a.json': MISSPELLED,
    });
    for (const format of ['sarif', 'text', 'rdjson'] as const) {
      const outcome = await lintProject(folder, { only: ['odd'] }, format);
      expect([outcome.exitCode, outcome.notes[0]]).toEqual([2, expect.stringMatching(sentence)]);
    }
  });

  test('one that fails is left out and named; exit code 2 when nothing else is wrong', async () => {
    const failing = "{ id: 'failing', subject: 'policy', check() { throw new Error('bang') } }";
    const vague = "{ id: 'vague', subject: 'policy', check() { return [{ message: 'no place' }] } }";
    const folder = projectOf({
      'rule.mjs': `export default [${failing}, ${vague}]`,
      'why403.config.json': '{"plugins":["./rule.mjs"],"rules":{"invalid-effect":"off"}}',
      'a.json': MISSPELLED,
    });
    const outcome = await lintProject(folder);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.notes[0]).toBe('rule `failing` failed and was left out: bang');
    expect(outcome.notes[1]).toMatch(/^rule `vague` failed .* `at`, a place/);
  });
});
