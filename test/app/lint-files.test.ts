import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundIn, lintProject, MISSPELLED, projectOf, put, refusal } from './lint-project.ts';

const clean = MISSPELLED.replace('allow', 'Allow');
const fires = (...paths: readonly string[]): readonly string[] => paths.map((path) => `${path}:6 invalid-effect`);

describe('what is linted', () => {
  const files = {
    'a.json': MISSPELLED,
    'infra/b.yaml': 'Version: "2012-10-17"\nStatement:\n  Effect: allow\n  Action: lambda:GetFunction\n',
    'infra/deep/c.json': MISSPELLED,
    'node_modules/x/d.json': MISSPELLED,
    'build/e.json': MISSPELLED,
    'readme.md': MISSPELLED,
    '.gitignore': '/build\n',
  };

  test.each([
    [[], ['a.json', 'infra/b.yaml', 'infra/deep/c.json']],
    [['infra'], ['infra/b.yaml', 'infra/deep/c.json']],
    [['**/*.json'], ['a.json', 'infra/deep/c.json']],
    [
      ['infra/*.{yaml,json}', 'a.json'],
      ['a.json', 'infra/b.yaml'],
    ],
    [['build/e.json'], ['build/e.json']],
    [['build'], []],
    [
      ['a.json', './a.json', '.'],
      ['a.json', 'infra/b.yaml', 'infra/deep/c.json'],
    ],
  ])('%j', async (paths, expected) => {
    const { result } = await lintProject(projectOf(files), { paths, passWithNoFiles: true, only: ['invalid-effect'] });
    expect([...new Set(result.findings.map((one) => one.path))]).toEqual(expected);
  });

  test('.gitignore does not count with --no-ignore, .why403ignore counts as well', async () => {
    const folder = projectOf({ ...files, '.why403ignore': 'infra\n' });
    expect(foundIn(await lintProject(folder))).toEqual(fires('a.json'));
    expect(
      foundIn(await lintProject(folder, { respectIgnore: false, only: ['invalid-effect'], paths: ['build'] })),
    ).toEqual(fires('build/e.json'));
  });

  test('a link to a file that is met anyway is not a second one; a circle of links is not entered', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED });
    symlinkSync('a.json', join(folder, 'b.json'));
    symlinkSync('.', join(folder, 'self'));
    expect(foundIn(await lintProject(folder))).toEqual(fires('a.json'));
  });

  test.each([
    [['nowhere.json'], 'there is no file or folder `nowhere.json`'],
    [['nowhere/*.json'], 'no file fits the pattern `nowhere/*.json`'],
    [['empty'], 'there is no policy or template to lint in the paths given'],
  ])('%j is refused', async (paths, sentence) => {
    const folder = projectOf({});
    mkdirSync(join(folder, 'empty'));
    expect(await refusal(lintProject(folder, { paths }))).toContain(sentence);
  });

  describe('YAML in the flow style looks like JSON and is none', () => {
    const body = 'Statement: [{Sid: A, Effect: allow, Action: "lambda:GetFunction", Resource: "*",},]';
    const flow = `{ # a note\n  Version: '2012-10-17', ${body} }\n`;
    const plain = `{"Version": "2012-10-17", "Statement": {"Effect": "allow", "Action": "lambda:GetFunction", "Resource": "*"},}`;

    test.each([
      ['a.yaml', flow],
      ['a.yml', plain],
      ['a.template', flow],
    ])('%s %s', async (path, text) => {
      const outcome = await lintProject(projectOf({ [path]: text }), { only: ['invalid-effect', 'json-parse-error'] });
      expect(outcome.result.findings.map(({ ruleId }) => ruleId)).toEqual(['invalid-effect']);
    });

    test('what is neither is wrong as JSON', async () => {
      const outcome = await lintProject(projectOf({ 'a.yaml': '{"Version": "2012-10-17" "Statement": []}' }));
      expect(outcome.result.findings.map(({ message }) => message)).toEqual([expect.stringMatching(/^expected `,`/)]);
    });
  });

  test('Terraform from stdin needs no name', async () => {
    const text =
      '# ours\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "allow", Action = "lambda:GetFunction", Resource = "*" }] })\n}\n';
    const outcome = await lintProject(projectOf({}), {
      paths: ['-'],
      only: ['invalid-effect'],
      stdin: async () => text,
    });
    expect(foundIn(outcome)).toEqual(['stdin:3 invalid-effect']);
  });

  test('stdin takes the place of the file of its name', async () => {
    const folder = projectOf({ 'a.json': clean, 'b.json': clean });
    const stated = { paths: ['.', '-'], stdinFilename: './a.json', stdin: async () => MISSPELLED };
    const outcome = await lintProject(folder, stated);
    expect(foundIn(outcome)).toEqual(fires('./a.json'));
    expect(outcome.result.summary.files).toBe(2);
  });

  test('stdin of a name that the configuration leaves out is not linted, and comes back as it was', async () => {
    const folder = projectOf({ 'why403.config.json': '{"ignorePatterns":["generated/"]}' });
    const stated = { stdinFilename: 'generated/a.json', stdin: async () => MISSPELLED, passWithNoFiles: true };
    const outcome = await lintProject(folder, { ...stated, fix: 'apply' }, 'text');
    expect([outcome.exitCode, outcome.text, foundIn(outcome)]).toEqual([0, MISSPELLED, []]);
    expect(outcome.notes).toContain('`generated/a.json` is left out by `ignorePatterns`');
  });

  test('of one file from stdin nothing is said about what the configuration says of others', async () => {
    const ignores = [{ rule: 'invalid-effect', file: 'b.json', reason: 'known' }];
    const folder = projectOf({ 'why403.config.json': JSON.stringify({ ignores }) });
    const stated = { stdinFilename: 'a.json', stdin: async () => clean };
    expect(foundIn(await lintProject(folder, stated))).toEqual([]);
    const whole = foundIn(await lintProject(folder, { passWithNoFiles: true }));
    expect(whole).toEqual([expect.stringMatching(/why403.config.json:1 unused-suppression$/)]);
  });

  test('stdin has the name that is stated', async () => {
    const outcome = await lintProject(projectOf({}), {
      paths: [],
      stdinFilename: 'x/a.json',
      stdin: async () => MISSPELLED,
    });
    expect(foundIn(outcome)).toEqual(fires('x/a.json'));
  });

  test('the other files of a Terraform module say what names mean, and are not reported', async () => {
    const folder = projectOf({
      'main.tf':
        'data "aws_iam_policy_document" "a" {\n  statement {\n    effect = local.effect\n    actions = ["lambda:GetFunction"]\n    resources = ["arn:aws:lambda:eu-west-1:111122223333:function:orders"]\n  }\n}\n',
      'locals.tf':
        'locals {\n  effect = "allow"\n}\ndata "aws_iam_policy_document" "b" {\n  statement {\n    effect = "alow"\n    actions = ["lambda:GetFunction"]\n  }\n}\n',
    });
    const { result } = await lintProject(folder, { paths: ['main.tf'], only: ['invalid-effect'] });
    expect(result.findings.map((one) => one.path)).not.toContain('locals.tf');
    expect(result.summary.files).toBe(1);
  });
});

describe('--changed-since', () => {
  const git = (cwd: string, ...args: readonly string[]): void => {
    const who = ['-c', 'user.name=alice', '-c', 'user.email=alice@example.com', '-c', 'init.defaultBranch=main'];
    expect(spawnSync('git', [...who, ...args], { cwd, encoding: 'utf8' }).status).toBe(0);
  };
  const repository = (files: Readonly<Record<string, string>>): string => {
    const folder = projectOf(files);
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '-m', 'first');
    return folder;
  };
  const since = { changedSince: 'HEAD' };

  test('reports changed and new files only', async () => {
    const folder = repository({ 'a.json': MISSPELLED, 'b.json': clean });
    put(folder, 'b.json', MISSPELLED.replace('"Invoke"', '"B"'));
    put(folder, 'nèw.json', MISSPELLED.replace('"Invoke"', '"C"'));
    expect(foundIn(await lintProject(folder, since))).toEqual(fires('b.json', 'nèw.json'));
  });

  test('nothing changed is nothing wrong', async () => {
    const outcome = await lintProject(repository({ 'a.json': MISSPELLED }), since);
    expect([outcome.exitCode, foundIn(outcome)]).toEqual([0, []]);
  });

  test('files that did not change still say what the others mean', async () => {
    const permission = (action: string, more: string): string =>
      JSON.stringify({
        Resources: {
          [action]: {
            Type: 'AWS::Lambda::Permission',
            Properties: {
              FunctionName: 'orders',
              Action: `lambda:${action}`,
              Principal: '111122223333',
              ...JSON.parse(more),
            },
          },
        },
      });
    const url = permission('InvokeFunctionUrl', '{"FunctionUrlAuthType":"AWS_IAM"}');
    const invoke = permission('InvokeFunction', '{"InvokedViaFunctionUrl":true}');
    const folder = repository({ 'invoke.json': invoke, 'url.json': '{}' });
    put(folder, 'url.json', url);
    expect(foundIn(await lintProject(folder, { ...since, only: ['function-url-missing-invoke-function'] }))).toEqual(
      [],
    );
    // And what a change takes away from a file that did not change is reported there.
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '-m', 'second');
    rmSync(join(folder, 'invoke.json'));
    expect(foundIn(await lintProject(folder, { ...since, only: ['function-url-missing-invoke-function'] }))).toEqual([
      'url.json:1 function-url-missing-invoke-function',
    ]);
  });

  test('a reference without a common commit is said to be one', async () => {
    const folder = repository({ 'a.json': MISSPELLED });
    git(folder, 'checkout', '-q', '--orphan', 'other');
    git(folder, 'commit', '-qm', 'two');
    expect(await refusal(lintProject(folder, { changedSince: 'main' }))).toBe(
      'git cannot tell what changed: the reference has no commit in common with HEAD | check the reference; in CI the history must be fetched (fetch-depth: 0)',
    );
  });

  test('outside of a repository the history is not what is missing', async () => {
    const folder = projectOf({ 'policy.json': MISSPELLED });
    const said = await refusal(lintProject(folder, { changedSince: 'main' }));
    expect(said).toMatch(/^git cannot tell what changed: .*\| lint inside of a git repository that is yours/);
  });

  test.each([['nothing'], ['--output=x']])('%s is no reference', async (changedSince) => {
    const folder = repository({ 'a.json': MISSPELLED });
    expect(await refusal(lintProject(folder, { changedSince }))).toMatch(
      /no git reference|git cannot tell what changed/,
    );
  });
});

describe('exit codes', () => {
  const warning = { 'a.json': clean.replace('"arn:aws:lambda:eu-west-1:111122223333:function:orders"', '"*"') };
  test.each([
    ['clean', { 'a.json': clean }, {}, 0],
    ['an error', { 'a.json': MISSPELLED }, {}, 1],
    ['an error, but never fail', { 'a.json': MISSPELLED }, { failOn: 'never' }, 0],
    ['a warning', warning, {}, 0],
    ['a warning, fail on warning', warning, { failOn: 'warning' }, 1],
    ['a warning, none allowed', warning, { maxWarnings: 0 }, 1],
    ['a warning, none allowed, quiet', warning, { maxWarnings: 0, quiet: true }, 1],
    ['a warning, one allowed', warning, { maxWarnings: 1 }, 0],
    ['nothing readable', { 'a.json': '{' }, {}, 2],
    ['one of two readable', { 'a.json': '{"Statement": [', 'b.json': clean }, {}, 1],
    ['no file, which is fine', {}, { passWithNoFiles: true }, 0],
  ] as const)('%s', async (_, files, stated, code) => {
    const paths = Object.keys(files);
    expect((await lintProject(projectOf(files), { paths, ...stated })).exitCode).toBe(code);
  });

  test('configuration states them too, the command line counts more', async () => {
    const folder = projectOf({ ...warning, 'why403.config.json': '{"failOn":"warning"}' });
    expect((await lintProject(folder)).exitCode).toBe(1);
    expect((await lintProject(folder, { failOn: 'error' })).exitCode).toBe(0);
  });
});
