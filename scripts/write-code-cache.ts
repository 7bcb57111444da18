import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { largeSnapshot } from '../bench/evidence/large-snapshot.ts';

/** Smaller bundles are compiled as fast as their code is read. */
const SMALLEST = 30_000;

/**
 * Stands in for a large bundle: runs its body with the code that V8 made of it at build time, when it is this V8's.
 * The script is named without its folder, which would get into the data; `stem` is for record-code.cjs.
 */
const LOADER = `"use strict";
const { readFileSync } = require("node:fs");
const { constants, Script } = require("node:vm");
const stem = __filename.slice(0, -4);
let cachedData;
try {
  cachedData = readFileSync(stem + "." + process.versions.v8.split("-")[0] + "-" + process.arch + ".v8");
} catch {}
const name = stem.split(/[\\\\/]/).pop() + ".body";
const script = new Script(readFileSync(stem + ".body", "utf8"), {
  filename: name, cachedData, stem, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
script.runInThisContext()(exports, require, module, __filename, __dirname);
`;

/**
 * Keeps V8's code of the large bundles beside them: a third of a cold start is compiling. V8 refuses data of another
 * version or of other flags by itself and compiles as usual; Node 22 and newer keep a compile cache of their own.
 */
export function writeCodeCache(root: string, dist: string): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const bundle = resolve(dist, file);
    if (file.endsWith('.cjs') && file !== 'cli.cjs' && file !== 'index.cjs') splitBundle(bundle);
  }
  const folder = mkdtempSync(join(tmpdir(), 'why403-code-'));
  for (const args of typicalRuns(folder)) {
    const [verb = ''] = args;
    if (!existsSync(resolve(dist, `commands/${verb}.cjs`))) continue;
    const node = ['--require', resolve(root, 'scripts/record-code.cjs'), resolve(dist, 'cli.cjs'), ...args];
    try {
      execFileSync(process.execPath, node, { cwd: folder, stdio: 'ignore' });
    } catch {
      // These runs end with the exit codes of verdicts and findings; only the code that they leave counts.
    }
  }
  rmSync(folder, { recursive: true });
}

function splitBundle(bundle: string): void {
  // The default loader resolves a bare name from the working folder; only absolute URLs are the same everywhere.
  if (statSync(bundle).size < SMALLEST || /\bimport\(["'`]/.test(readFileSync(bundle, 'utf8'))) return;
  const body = bundle.replace(/\.cjs$/, '.body');
  renameSync(bundle, body);
  const text = readFileSync(body, 'utf8');
  writeFileSync(body, `(function (exports, require, module, __filename, __dirname) {${text}\n})`);
  writeFileSync(bundle, LOADER);
}

/** Runs of the commands of the hot path, which leave behind the code of the functions that they use. */
function typicalRuns(folder: string): readonly (readonly string[])[] {
  const statement = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' };
  writeFileSync(
    join(folder, 'policy.json'),
    JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2),
  );
  const denial =
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: lambda:InvokeFunction on resource: ' +
    'arn:aws:lambda:eu-west-1:111122223333:function:orders because no identity-based policy allows the action';
  writeFileSync(join(folder, 'denial.txt'), denial);
  // A user in groups under SCPs, who reaches functions that the stories of the demo do not.
  writeFileSync(join(folder, 'user.json'), largeSnapshot(1));
  return [
    ['demo', '--write', '.'],
    // The code of a second run is that of the first and what came to it.
    ['explain', '--snapshot', '4-url-one-grant.json'],
    ['explain', '--snapshot', 'user.json'],
    ['lint', 'policy.json'],
    ['decode', 'denial.txt'],
    ['demo'],
  ];
}
