import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNT } from './seed-account.ts';

/** A running moto_server: the stand-in for the control plane of AWS. */
export interface Moto {
  readonly url: string;
  /** Forgets every account. */
  reset(): Promise<void>;
  stop(): void;
}

const VENV = join(import.meta.dirname, '..', '..', '.moto');
const EXTRAS = 'moto[server,iam,sts,lambda,apigateway,apigatewayv2,organizations]';
const INSTALL = `python3 -m venv .moto && .moto/bin/pip install '${EXTRAS}'`;

/** Starts moto_server from the PATH, or installs it into `.moto/`; throws with the install line when neither works. */
export async function startMoto(): Promise<Moto> {
  const command = findMoto() ?? installMoto();
  for (let attempt = 0; attempt < 3; attempt++) {
    const port = await freePort();
    const env = { ...process.env, MOTO_ACCOUNT_ID: ACCOUNT };
    const child = spawn(command, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore', env });
    const url = `http://127.0.0.1:${port}`;
    if (await isReady(child, url)) return motoAt(url, child);
    child.kill();
  }
  throw new Error(`moto_server does not start; try it by hand: ${command} -p 5000 (installed with ${INSTALL})`);
}

async function motoAt(url: string, child: ChildProcess): Promise<Moto> {
  // Without docker the functions of moto answer by themselves.
  await fetch(`${url}/moto-api/config`, { method: 'POST', body: JSON.stringify({ lambda: { use_docker: false } }) });
  const stop = (): void => {
    child.kill();
  };
  process.once('exit', stop);
  return {
    url,
    stop,
    reset: async () => {
      await fetch(`${url}/moto-api/reset`, { method: 'POST' });
    },
  };
}

function findMoto(): string | undefined {
  const own = join(VENV, 'bin', 'moto_server');
  return [own, 'moto_server'].find((command) => {
    try {
      if (command === own && !existsSync(own)) return false;
      execFileSync(command, ['--help'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

function installMoto(): string {
  try {
    execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'ignore' });
    execFileSync(join(VENV, 'bin', 'pip'), ['install', '--quiet', EXTRAS], { stdio: ['ignore', 'ignore', 'inherit'] });
    return join(VENV, 'bin', 'moto_server');
  } catch {
    throw new Error(`the integration tests need moto_server, and it could not be installed; run: ${INSTALL}`);
  }
}

async function isReady(child: ChildProcess, url: string): Promise<boolean> {
  for (let waited = 0; waited < 30_000 && child.exitCode === null; waited += 100) {
    const ready = await fetch(`${url}/moto-api/data.json`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return true;
    await sleep(100);
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
