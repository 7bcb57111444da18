import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { cli, root, runCli } from './run-cli.ts';

const misspelled = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Invoke", "Effect": "allow", "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:orders" }
  ]
}
`;

function project(files: Readonly<Record<string, string>> = { 'policy.json': misspelled }): string {
  const folder = mkdtempSync(join(tmpdir(), 'why403-lint-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('the built command', () => {
  test('understands patterns, configurations in JavaScript and rules of the user', async () => {
    const rule = "{ id: 'named', subject: 'policy', *check(policy) { yield { at: policy.at(''), message: 'seen' }; } }";
    const folder = project({
      'infra/policy.json': misspelled,
      'why403.config.mjs': "export default { plugins: ['./rule.cjs', 'acme'], rules: { 'invalid-effect': 'off' } };",
      'rule.cjs': `module.exports = ${rule}`,
      'node_modules/acme/package.json': '{"exports":"./index.mjs"}',
      'node_modules/acme/index.mjs': `export const rule = ${rule.replace('named', 'acme/named')}`,
    });
    const ran = await runCli(['lint', 'infra/**/*.json', '--format', 'json'], { cwd: folder });
    expect(ran.stderr).toBe('');
    expect(
      JSON.parse(ran.stdout)
        .findings.map((one: { ruleId: string }) => one.ruleId)
        .sort(),
    ).toEqual(['acme/named', 'named']);
  });

  test('prints the configuration that counts', async () => {
    const folder = project({
      'why403.config.yaml': 'extends: ./base.json\nrules: {invalid-sid: off}\n',
      'base.json': '{"failOn":"warning","rules":{"invalid-sid":"error"}}',
    });
    const ran = await runCli(['lint', '--print-config'], { cwd: folder });
    expect(JSON.parse(ran.stdout)).toEqual({
      from: 'why403.config.yaml',
      config: { failOn: 'warning', rules: { 'invalid-sid': 'off' } },
    });
  });

  test('a filter repairs stdin', async () => {
    const ran = await runCli(['lint', '-', '--fix', '--stdin-filename', 'policy.json'], {
      cwd: project({}),
      stdin: misspelled,
    });
    expect(ran).toMatchObject({ stdout: misspelled.replace('allow', 'Allow'), exitCode: 0 });
    expect(ran.stderr).toContain('repaired 1 file');
  });
});

describe('reports', () => {
  test('several at once, the text on the terminal', async () => {
    const folder = project();
    const ran = await runCli(
      ['lint', '.', '-o', 'sarif=a.sarif', '-o', 'junit=reports/lint/b.xml', '--output', 'c.txt'],
      {
        cwd: folder,
      },
    );
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toMatch(/^policy.json:4:34: error/);
    expect(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(join(folder, 'reports/lint/b.xml'), 'utf8')).toContain('<failure ');
    expect(readFileSync(join(folder, 'c.txt'), 'utf8')).toBe(ran.stdout);
  });

  test('--format is that of a file without its own', async () => {
    const folder = project();
    const ran = await runCli(['lint', '.', '--format', 'sarif', '--output', 'a.sarif'], { cwd: folder });
    expect(ran.stdout).toMatch(/^policy.json:4:34: error/);
    expect(readFileSync(join(folder, 'a.sarif'), 'utf8')).toContain('"2.1.0"');
  });

  test('--quiet leaves warnings and infos out of every report', async () => {
    const folder = project({
      'policy.json': misspelled
        .replace('allow', 'Allow')
        .replace('"arn:aws:lambda:eu-west-1:111122223333:function:orders"', '"*"'),
    });
    const all = await runCli(['lint', '.', '-o', 'json=a.json'], { cwd: folder });
    expect(all.stdout).toContain(': warning: ');
    rmSync(join(folder, 'a.json'));
    const ran = await runCli(['lint', '.', '--quiet', '-o', 'json=a.json'], { cwd: folder });
    expect(ran.stdout).toMatch(/^1 warning, \d+ infos? in 1 file/);
    expect(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')).findings).toEqual([]);
  });

  test('one that cannot be written is refused', async () => {
    expect(await runCli(['lint', '.', '-o', 'policy.json/a.sarif'], { cwd: project() })).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('the report `policy.json/a.sarif` cannot be written (EEXIST)'),
    });
  });

  test('GitHub Actions: annotations and the step summary; one that cannot be written is a note', async () => {
    const folder = project();
    const summary = join(folder, 'summary.md');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
    const ran = await runCli(['lint', '.'], { cwd: folder, env });
    expect(ran.stdout).toMatch(/^::error file=policy.json,line=4,/);
    expect(readFileSync(summary, 'utf8')).toContain('| error | `policy.json:4` |');
    const lost = await runCli(['lint', '.'], {
      cwd: folder,
      env: { ...env, GITHUB_STEP_SUMMARY: '/nonexistent/summary.md' },
    });
    expect(lost).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('the step summary `/nonexistent/summary.md` cannot be written'),
    });
  });

  test('no colours where they are not wanted', async () => {
    const folder = project();
    expect((await runCli(['lint', '.'], { cwd: folder })).stdout).not.toContain('\u001b');
    expect((await runCli(['lint', '.'], { cwd: folder, env: { FORCE_COLOR: '1' } })).stdout).toContain(
      '\u001b[31merror\u001b[0m',
    );
    expect(
      (await runCli(['lint', '.'], { cwd: folder, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout,
    ).not.toContain('\u001b');
  });
});

test('--watch lints again when a file changes', async () => {
  const folder = project();
  const child = spawn(process.execPath, [cli, 'lint', '--watch'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '' },
  });
  onTestFinished(() => void child.kill());
  let said = '';
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((done) => {
      const look = (): void => (pattern.test(said) ? done() : void setTimeout(look, 20));
      look();
    });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  await until(/1 error in 1 file[\s\S]*\n--- \d\d:\d\d:\d\d waiting for changes ---\n$/);
  writeFileSync(join(folder, 'policy.json'), misspelled.replace('allow', 'Allow'));
  await until(/no findings in 1 file/);
  // A folder that was not there, and a file that comes to it later.
  mkdirSync(join(folder, 'infra'));
  await until(/(no findings in 1 file[\s\S]*){2}/);
  writeFileSync(join(folder, 'infra/other.json'), misspelled);
  await until(/1 error in 2 files/);
  writeFileSync(join(folder, '.why403rc'), 'rules: {invalid-effekt: off}');
  await until(
    /there is no lint rule `invalid-effekt`, named in `.*.why403rc` line 1 column 9\n {2}`invalid-effect` may be meant/,
  );
  writeFileSync(join(folder, '.why403rc'), 'rules: {invalid-effect: off}');
  await until(/no findings in 2 files/);
});

test('the GitHub Action runs the built tool once and hands its exit code on', () => {
  const folder = project({ 'infra/policy.json': misspelled, '--config=a b.json': misspelled });
  const action: { runs: { steps: readonly { run?: string }[] } } = parse(
    readFileSync(join(root, 'action.yml'), 'utf8'),
  );
  const script = action.runs.steps.find((step) => step.run !== undefined)?.run ?? '';
  const output = join(folder, 'output');
  const inputs = {
    INPUT_PATHS: 'infra\n\n--config=a b.json\n',
    INPUT_FAIL_ON: '',
    INPUT_SARIF: 'a.sarif',
    INPUT_BASELINE: '',
    INPUT_ARGS: '',
  };
  const env = {
    PATH: process.env['PATH'] ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: output,
    WHY403_HOME: root,
    ...inputs,
  };
  const ran = spawnSync('bash', ['-e', '-c', script], { cwd: folder, env, encoding: 'utf8' });
  // Names of files are no options, whatever they are.
  expect(ran.stdout.match(/^::error file=[^,]*/gm)).toEqual([
    '::error file=--config=a b.json',
    '::error file=infra/policy.json',
  ]);
  expect(ran.status).toBe(1);
  expect(readFileSync(output, 'utf8')).toBe('exit-code=1\n');
  expect(readFileSync(join(folder, 'a.sarif'), 'utf8')).toContain('"2.1.0"');
});

describe('why403 init', () => {
  test.each([['yaml'], ['json']])('writes a configuration that lint takes, in %s', async (format) => {
    const folder = project();
    const ran = await runCli(['init', '--format', format, '--ci', 'github', '--ci', 'gitlab', '--ci', 'pre-commit'], {
      cwd: folder,
    });
    expect(ran).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(/next: `why403 lint .`/) });
    expect(existsSync(join(folder, `why403.config.${format}`))).toBe(true);
    const linted = await runCli(['lint', '.', '--format', 'json'], { cwd: folder });
    expect(JSON.parse(linted.stdout).findings.map((one: { path: string }) => one.path)).toEqual(['policy.json']);
    const again = await runCli(['init', '--format', format], { cwd: folder });
    expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is there already') });
  });
});
