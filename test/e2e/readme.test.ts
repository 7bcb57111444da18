import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cli, root } from './run-cli.ts';

const readme = readFileSync(resolve(root, 'README.md'), 'utf8');

/** Every block of the tour that is fenced as `sh` is run, line by line; `bash` blocks need an AWS account or npm. */
const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line.startsWith('why403 ') || line.startsWith('cat ') || line.startsWith('echo '));

const folder = mkdtempSync(join(tmpdir(), 'why403-readme-'));
mkdirSync(join(folder, 'bin'));
symlinkSync(cli, join(folder, 'bin/why403'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the tour of the README', () => {
  test('has commands to run', () => {
    expect(commands.length).toBeGreaterThan(8);
  });

  test.each(commands)('%s', (command) => {
    const stated = Number(/# exit code (\d+)/.exec(command)?.[1] ?? 0);
    const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
    const env = { PATH: path, HOME: folder, AWS_EC2_METADATA_DISABLED: 'true' };
    const ran = spawnSync('bash', ['-o', 'pipefail', '-c', command], { cwd: folder, env, encoding: 'utf8' });
    expect(ran.status, `${ran.stdout}${ran.stderr}`).toBe(stated);
  });

  test('every file that the README links to exists', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(readFileSync(resolve(root, link)).length, link).toBeGreaterThan(0);
  });
});
