import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-library-'));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(root, join(folder, 'node_modules/why403'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runScript(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  const ran = spawnSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  return ran.stdout;
}

describe('the library as a package', () => {
  test('the example of the README prints what it says', () => {
    const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
    const [, example = ''] = /^```js\n([\s\S]*?)^```/m.exec(readme) ?? [];
    const said = [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
    expect(said.length).toBeGreaterThan(0);
    expect(runScript('example.mjs', example).trimEnd().split('\n')).toEqual(said);
  });

  test('is the same for import and require', () => {
    const names = 'Object.keys(library).filter((name) => name !== "default").sort().join()';
    const imported = runScript('names.mjs', `import * as library from 'why403'; console.log(${names});`);
    const required = runScript('names.cjs', `const library = require('why403'); console.log(${names});`);
    expect(imported).toContain('decide');
    expect(required).toBe(imported);
  });

  test('loads no AWS SDK, no yargs and no TLS when it is imported', () => {
    const recorder = JSON.stringify(resolve(root, 'test/e2e/record-modules.cjs'));
    const list = join(folder, 'modules');
    process.env['WHY403_MODULES'] = list;
    runScript('load.cjs', `require(${recorder}); require('why403');`);
    delete process.env['WHY403_MODULES'];
    const loaded = readFileSync(list, 'utf8').split('\n');
    const heavy = /@aws-sdk|@smithy|node_modules\/(yargs|zod)|NativeModule (https|_http_client|tls|crypto)\b/;
    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded.filter((name) => heavy.test(name))).toEqual([]);
  });

  test('explains a snapshot', () => {
    const script = `
      import { explainSnapshot, parseSnapshot } from 'why403';
      import { readFileSync } from 'node:fs';
      const parsed = parseSnapshot(readFileSync('demo/1-invoke-without-policy.json', 'utf8'), 'demo');
      if (!parsed.ok) throw parsed.error;
      const report = explainSnapshot(parsed.value);
      console.log(report.verdict, report.fixes.length);
    `;
    const demo = spawnSync(process.execPath, [resolve(root, 'dist/cli.cjs'), 'demo', '--write', join(folder, 'demo')]);
    expect(demo.status).toBe(0);
    expect(runScript('explain.mjs', script)).toBe('implicitDeny 1\n');
  });
});
