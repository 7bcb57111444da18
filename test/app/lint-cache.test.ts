import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundIn, lintProject, MISSPELLED, projectOf, put } from './lint-project.ts';

const cache = { cache: true, cacheLocation: 'cache' } as const;
const cacheFile = (folder: string): string => join(folder, 'cache', readdirSync(join(folder, 'cache'))[0] ?? '');

/** Makes the stored result say something that no run would, so that an answer from it is seen. */
function mark(folder: string): void {
  const file = cacheFile(folder);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('is neither', 'REMEMBERED'));
}

async function isRemembered(folder: string, stated: object = {}): Promise<boolean> {
  const { text } = await lintProject(folder, { ...cache, ...stated });
  return text.includes('REMEMBERED');
}

describe('--cache', () => {
  test('answers what has not changed from the last run, byte by byte the same', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED });
    const texts = [];
    for (const format of ['text', 'sarif', 'json'] as const) {
      texts.push((await lintProject(folder, {}, format)).text === (await lintProject(folder, cache, format)).text);
      texts.push((await lintProject(folder, {}, format)).text === (await lintProject(folder, cache, format)).text);
    }
    expect(texts).toEqual(Array.from({ length: 6 }, () => true));
    mark(folder);
    expect(await isRemembered(folder)).toBe(true);
    expect(await isRemembered(folder, { cache: false })).toBe(false);
  });

  test.each([
    ['the file', (folder: string) => put(folder, 'a.json', `${MISSPELLED}\n`), {}],
    ['another file of the set', (folder: string) => put(folder, 'b.json', '{}'), {}],
    [
      'the configuration',
      (folder: string) => put(folder, 'why403.config.json', '{"trustedAccounts":["111122223333"]}'),
      {},
    ],
    ['the day', () => {}, { today: '2026-11-22' }],
    ['the version', () => {}, { version: '0.0.1' }],
    ['a setting', () => {}, { settings: { account: '111122223333' } }],
    ['the type of policies', () => {}, { policyType: 'identity' }],
    ['the rules that run', () => {}, { off: ['invalid-sid'] }],
    [
      'the baseline',
      (folder: string) => put(folder, 'baseline.json', '{"schema":"why403.baseline/1","findings":{}}'),
      { baseline: 'baseline.json' },
    ],
  ])('%s has changed: linted again', async (_, change, stated) => {
    const folder = projectOf({ 'a.json': MISSPELLED });
    await lintProject(folder, cache);
    mark(folder);
    change(folder);
    expect(await isRemembered(folder, stated)).toBe(false);
  });

  test('a finding goes when another file brings what was missing', async () => {
    const permission = (id: string, more: object): string =>
      JSON.stringify({
        Resources: {
          [id]: {
            Type: 'AWS::Lambda::Permission',
            Properties: { FunctionName: 'orders', Principal: '111122223333', ...more },
          },
        },
      });
    const folder = projectOf({
      'a.json': permission('Url', { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'AWS_IAM' }),
    });
    const only = { ...cache, only: ['function-url-missing-invoke-function'] };
    expect(foundIn(await lintProject(folder, only))).toHaveLength(1);
    put(folder, 'b.json', permission('Invoke', { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true }));
    expect(foundIn(await lintProject(folder, only))).toEqual([]);
  });

  test('a damaged cache is as none, one that cannot be written too', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED });
    await lintProject(folder, cache);
    for (const text of ['', '{"key":', 'null', '{"key":1,"kept":null}']) {
      writeFileSync(cacheFile(folder), text);
      expect(foundIn(await lintProject(folder, cache))).toEqual(['a.json:6 invalid-effect']);
    }
    put(folder, 'taken', '');
    expect(foundIn(await lintProject(folder, { ...cache, cacheLocation: 'taken' }))).toEqual([
      'a.json:6 invalid-effect',
    ]);
  });

  test('lies in node_modules when there is one', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED });
    mkdirSync(join(folder, 'node_modules'));
    await lintProject(folder, { cache: true });
    expect(readdirSync(join(folder, 'node_modules/.cache/why403'))).toHaveLength(1);
  });

  test('a folder of its own is nothing for git', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED });
    await lintProject(folder, { cache: true });
    await lintProject(folder, { cache: true, paths: ['a.json'] });
    expect(readFileSync(join(folder, '.why403cache/.gitignore'), 'utf8')).toBe('*\n');
    expect(readdirSync(join(folder, '.why403cache'))).toHaveLength(3);
  });
});
