import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { largeSnapshot } from '../bench/evidence/large-snapshot.ts';

/**
 * Keeps V8's code of the bundles of the hot path beside them, where entry.cjs finds it: a third of a cold start is
 * compiling. Node 22 and newer keep a compile cache of their own.
 */
export function writeCodeCache(root: string, dist: string): void {
  const [version] = process.versions.v8.split('-');
  const bundles = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(isOurs);
  const places = bundles.map((file) => resolve(dist, `${file.slice(0, -'.cjs'.length)}.${version}-${process.arch}.v8`));
  // V8 refuses empty code, and the first run replaces it.
  for (const [index, place] of places.entries()) {
    if (!importsByName(resolve(dist, bundles[index] ?? ''))) writeFileSync(place, '');
  }
  const folder = mkdtempSync(join(tmpdir(), 'why403-code-'));
  for (const args of typicalRuns(root, folder)) {
    const [verb = ''] = args;
    if (!verb.startsWith('-') && !existsSync(resolve(dist, `commands/${verb}.cjs`))) continue;
    const node = ['--require', resolve(root, 'scripts/record-code.cjs'), resolve(dist, 'cli.cjs'), ...args];
    try {
      execFileSync(process.execPath, node, { cwd: folder, stdio: 'ignore' });
    } catch {
      // These runs end with the exit codes of verdicts and findings; only the code that they leave counts.
    }
  }
  rmSync(folder, { recursive: true });
  for (const place of places) if (existsSync(place) && statSync(place).size === 0) rmSync(place);
}

function isOurs(file: string): boolean {
  return file.endsWith('.cjs') && file !== 'cli.cjs' && file !== 'index.cjs';
}

/** Code that is not run by the module loader finds dynamically imported packages from the working folder only. */
function importsByName(bundle: string): boolean {
  return /\bimport\(["'`]/.test(readFileSync(bundle, 'utf8'));
}

/** Runs of the commands of the hot path, which leave behind the code of the functions that they use. */
function typicalRuns(root: string, folder: string): readonly (readonly string[])[] {
  const statement = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' };
  writeFileSync(
    join(folder, 'policy.json'),
    JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2),
  );
  const denial =
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: lambda:InvokeFunction on resource: ' +
    'arn:aws:lambda:eu-west-1:111122223333:function:orders because no identity-based policy allows the action';
  writeFileSync(join(folder, 'denial.txt'), denial);
  // Copied, because names of folders get into the code.
  copyFileSync(resolve(root, 'fixtures/decisions/boundary.json'), join(folder, 'cases.json'));
  // A user in groups under SCPs, who reaches functions that the stories of the demo do not.
  writeFileSync(join(folder, 'user.json'), largeSnapshot(1));
  return [
    ['--version'],
    ['--help'],
    ['demo', '--write', '.'],
    // The code of a second run is that of the first and what came to it.
    ['explain', '--snapshot', '4-url-one-grant.json'],
    ['explain', '--snapshot', 'user.json'],
    ['lint', 'policy.json'],
    ['decode', 'denial.txt'],
    ['test', 'cases.json'],
    ['demo'],
  ];
}
