import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { type Ran, runCli } from '../e2e/run-cli.ts';
import type { Key } from './keys.ts';

/** What one run of the command line looked like from outside. */
export interface Run extends Ran {
  readonly args: readonly string[];
}

/** The command line in front of the door, unmodified: connections are redirected, the throw-away CA is trusted. */
export interface RedirectedCli {
  run(args: readonly string[], as: Key | undefined, more?: More): Promise<Run>;
  /** Writes a snapshot to a temporary file and returns its path. */
  snapshotFile(snapshot: Snapshot): string;
  /** Every byte that any run wrote. */
  written(): string;
  remove(): void;
}

interface More {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

const PRELOAD = resolve(import.meta.dirname, 'redirect.mjs');

/** Prepares runs whose connections to the named hosts go to the given ports. */
export function redirectedCli(caFile: string, doors: Readonly<Record<string, number>>): RedirectedCli {
  const folder = mkdtempSync(join(tmpdir(), 'why403-front-'));
  const runs: Run[] = [];
  let files = 0;
  return {
    async run(args, as, more = {}) {
      const env = {
        NODE_OPTIONS: `--import ${PRELOAD}`,
        NODE_EXTRA_CA_CERTS: caFile,
        FRONT_DOOR: JSON.stringify(doors),
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_REGION: 'eu-west-1',
        ...credentials(as),
        ...more.env,
      };
      const ran = await runCli(args, { env, ...(more.stdin === undefined ? {} : { stdin: more.stdin }) });
      const run = { ...ran, args };
      runs.push(run);
      return run;
    },
    snapshotFile(snapshot) {
      files += 1;
      const file = join(folder, `${files}.json`);
      writeFileSync(file, JSON.stringify(snapshot));
      return file;
    },
    written: () => runs.map(({ stdout, stderr }) => stdout + stderr).join('\n'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function credentials(key: Key | undefined): Readonly<Record<string, string>> {
  if (key === undefined) return {};
  const token = key.token === undefined ? {} : { AWS_SESSION_TOKEN: key.token };
  return { AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret, ...token };
}
