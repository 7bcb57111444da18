import { spawnSync } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandLoaders, loadCommands } from '../../src/cli/commands.ts';
import { renderHelp } from '../../src/cli/render-help.ts';
import { cli, root, runCli } from './run-cli.ts';

const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

describe('version and help', () => {
  test.each(['--version', '-v', '-V'])('%s prints the version of the package', async (flag) => {
    expect(await runCli([flag])).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
  });

  test.each([[['--help']], [['-h']], [['help']]])('%s is what yargs prints', async (args) => {
    const help = await renderHelp(await loadCommands(), undefined, 100);
    expect(await runCli(args)).toEqual({ stdout: help, stderr: '', exitCode: 0 });
  });

  test.each(Object.keys(commandLoaders))('%s --help is what yargs prints, at every width', async (verb) => {
    const commands = await loadCommands();
    for (const width of [100, 80, 60, 40]) {
      const ran = await runCli([verb, '--help'], { env: { COLUMNS: String(width) } });
      expect(ran).toEqual({ stdout: await renderHelp(commands, verb, width), stderr: '', exitCode: 0 });
    }
  });

  test('help of a command that does not exist is refused', async () => {
    expect((await runCli(['help', 'explian'])).stderr).toContain('unknown command `explian`');
  });
});

describe('mistakes on the command line', () => {
  test.each([
    [[], 'no command given'],
    [['explian'], 'unknown command `explian`'],
    [['--verbose'], 'unknown option `--verbose`'],
    [['__proto__'], 'unknown command `__proto__`'],
    [['constructor'], 'unknown command `constructor`'],
    [['completion'], '`why403 completion` needs a shell'],
    [['completion', 'bash', 'zsh'], 'unexpected argument `zsh` of `why403 completion`'],
    [['completion', 'tcsh'], 'no completion for the shell `tcsh`'],
    [['completion', 'bash', '--loud'], 'unknown option `--loud` of `why403 completion`'],
    [['\u001b[2Jx'], 'unknown command `\\u{1b}[2Jx`'],
  ])('%j is one sentence on stderr, nothing on stdout, exit code 2', async (args, sentence) => {
    const ran = await runCli(args);
    expect(ran.stdout).toBe('');
    expect(ran.exitCode).toBe(2);
    const [first = '', hint = '', ...more] = ran.stderr.trimEnd().split('\n');
    expect(first).toBe(`why403: ${sentence}`);
    expect(hint).toMatch(/^ {2}\S/);
    expect(more).toEqual([]);
  });

  test('a mistyped command gets the nearest one, a URL the command that takes it', async () => {
    expect((await runCli(['explian'])).stderr).toContain('did you mean `why403 explain`?');
    expect((await runCli(['https://example.com/'])).stderr).toContain('why403 explain https://example.com/');
  });
});

describe('output', () => {
  test('a reader that goes away is no error', () => {
    const ran = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" --help | true; echo done`], {
      encoding: 'utf8',
    });
    expect(ran.stdout).toBe('done\n');
    expect(ran.stderr).toBe('');
  });

  test('no colour in a pipe, colour with FORCE_COLOR, none with NO_COLOR', async () => {
    const paint = '\u001b[';
    expect((await runCli(['demo'])).stdout).not.toContain(paint);
    expect((await runCli(['demo'], { env: { FORCE_COLOR: '1' } })).stdout).toContain(paint);
    expect((await runCli(['demo'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain(paint);
  });

  test('completion scripts are printed for bash, zsh and fish', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      expect((await runCli(['completion', shell])).stdout).toContain('why403 --complete');
    }
    expect((await runCli(['--complete', 'comp'])).stdout).toContain('completion\n');
  });

  test('bash accepts its completion script', async () => {
    const script = (await runCli(['completion', 'bash'])).stdout;
    expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

test('a full disk is no bug', () => {
  const ran = spawnSync(process.execPath, [cli, 'rules'], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    encoding: 'utf8',
  });
  expect([ran.status, ran.stderr]).toEqual([2, 'why403: stdout cannot be written (ENOSPC)\n  check where it goes\n']);
});
