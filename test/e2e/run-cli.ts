import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const cli = resolve(root, 'dist/cli.cjs');

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

interface Around {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** More arguments for node itself. */
  readonly node?: readonly string[];
}

/** Runs the built command line in an environment without AWS settings, with a home folder that does not exist. */
export function runCli(args: readonly string[], around: Around = {}): Promise<Ran> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...around.env,
  };
  const child = spawn(process.execPath, [...(around.node ?? []), cli, ...args], { cwd: around.cwd ?? root, env });
  child.stdin.end(around.stdin ?? '');
  return collect(child);
}

function collect(child: ReturnType<typeof spawn>): Promise<Ran> {
  return new Promise((done, failed) => {
    const text = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text.stdout += part;
    });
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      text.stderr += part;
    });
    child.on('error', failed);
    child.on('close', (exitCode) => done({ ...text, exitCode }));
  });
}
