import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lintContext, lintLoaded } from '../src/app/lint-loaded.ts';
import { lintJson } from '../src/report/lint-json.ts';
import { lintRequestOf } from '../test/app/lint-request.ts';

/**
 * Child of `npm run bench lint`: lints the files of a folder again and again in one process, from text to JSON report, and
 * prints the processor time of each pass in milliseconds (all threads: collecting garbage and compiling are in it).
 */
const folder = process.argv[2] ?? '.';
const passes = Number(process.argv[3] ?? 24);
const inputs = readdirSync(folder).map((path) => ({
  path,
  text: readFileSync(resolve(folder, path), 'utf8'),
  named: false,
}));
const context = await lintContext(lintRequestOf({ cwd: folder, noConfig: true }), {
  config: {},
  path: undefined,
  folder,
});
const times: number[] = [];
for (let pass = 0; pass < passes; pass += 1) {
  const before = process.cpuUsage();
  const report = lintJson(await lintLoaded({ inputs, unreadable: [], notes: [], stdinPath: undefined }, context));
  const { user, system } = process.cpuUsage(before);
  if (report.length < inputs.length) throw new Error('the report is empty');
  times.push((user + system) / 1000);
}
console.log(JSON.stringify(times));
