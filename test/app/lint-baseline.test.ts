import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundIn, lintProject, MISSPELLED, projectOf, put, refusal } from './lint-project.ts';

const baseline = '.why403-baseline.json';
const update = { baseline, updateBaseline: true };
const other = MISSPELLED.replace('"Invoke"', '"Other"');

describe('the baseline', () => {
  test('accepts what is there, and reports what is new', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED });
    const first = await lintProject(folder, update);
    expect([first.exitCode, foundIn(first)]).toEqual([0, []]);
    put(folder, 'b.json', other);
    const second = await lintProject(folder, { baseline });
    expect([second.exitCode, foundIn(second)]).toEqual([1, ['b.json:6 invalid-effect']]);
    expect(second.result.suppressed.map((one) => [one.path, one.suppression.from])).toEqual([['a.json', 'baseline']]);
  });

  test('holds when lines move, keys and statements change places, and from another folder', async () => {
    const statement = {
      Sid: 'One',
      Effect: 'allow',
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
    };
    const { Sid: _, ...nameless } = { ...statement, Action: 'lambda:GetFunction' };
    const turned = Object.fromEntries(Object.entries(nameless).reverse());
    const text = (...list: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: list });
    const folder = projectOf({ 'infra/a.json': text(statement, nameless), '.git/HEAD': '' });
    await lintProject(folder, update);
    const fresh = { Sid: 'New', Effect: 'Deny', Action: 's3:*', Resource: '*' };
    put(folder, 'infra/a.json', `\n\n${text(fresh, turned, statement)}`);
    expect(foundIn(await lintProject(folder, { baseline }))).toEqual([]);
    expect(foundIn(await lintProject(join(folder, 'infra'), { baseline: join('..', baseline) }))).toEqual([]);
  });

  test('two equal findings are two entries', async () => {
    const twice = JSON.stringify({
      Version: '2012-10-17',
      Statement: [1, 2].map(() => ({
        Effect: 'allow',
        Action: 'lambda:GetFunction',
        Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
      })),
    });
    const folder = projectOf({ 'a.json': twice });
    await lintProject(folder, { ...update, only: ['invalid-effect'] });
    expect(Object.keys(JSON.parse(readFileSync(join(folder, baseline), 'utf8')).findings)).toHaveLength(2);
  });

  test('an entry that matches nothing is reported with its line, unless its file was not linted', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED, 'b.json': other });
    await lintProject(folder, update);
    put(folder, 'a.json', MISSPELLED.replace('allow', 'Allow'));
    const outcome = await lintProject(folder, { baseline });
    expect(outcome.result.findings.map((one) => [one.path, one.ruleId, one.line])).toEqual([
      [baseline, 'unused-suppression', 4],
    ]);
    expect(foundIn(await lintProject(folder, { baseline, paths: ['b.json'] }))).toEqual([]);
    expect(foundIn(await lintProject(folder, { baseline, off: ['invalid-effect'] }))).toEqual([]);
    rmSync(join(folder, 'a.json'));
    expect(foundIn(await lintProject(folder, { baseline, paths: ['b.json'] }))).toEqual([
      `${baseline}:4 unused-suppression`,
    ]);
  });

  test('an update of some files keeps the entries of the others and drops what is gone', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED, 'b.json': other });
    await lintProject(folder, update);
    await lintProject(folder, { ...update, paths: ['a.json'] });
    expect(foundIn(await lintProject(folder, { baseline }))).toEqual([]);
    put(folder, 'a.json', MISSPELLED.replace('allow', 'Allow'));
    await lintProject(folder, { ...update, paths: ['a.json'] });
    expect(Object.keys(JSON.parse(readFileSync(join(folder, baseline), 'utf8')).findings)).toHaveLength(1);
  });

  test('one that is not there or is none is refused', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED, 'none.json': '{}' });
    expect(await refusal(lintProject(folder, { baseline }))).toBe(
      'there is no baseline `.why403-baseline.json` | write one with --update-baseline',
    );
    expect(await refusal(lintProject(folder, { baseline: 'none.json' }))).toMatch(
      /`none.json` is no baseline of why403/,
    );
    expect(await refusal(lintProject(folder, { ...update, baseline: 'no/such/folder.json' }))).toMatch(
      /cannot be written \(ENOENT\)/,
    );
    expect(await refusal(lintProject(folder, { baseline: '.' }))).toMatch(
      /the baseline `\.` cannot be read \(EISDIR\)/,
    );
    expect(existsSync(join(folder, baseline))).toBe(false);
  });

  test('may be named in the configuration', async () => {
    const folder = projectOf({ 'infra/a.json': MISSPELLED, 'why403.config.json': '{"baseline":"./accepted.json"}' });
    await lintProject(folder, { ...update, baseline: 'accepted.json' });
    expect(foundIn(await lintProject(join(folder, 'infra')))).toEqual([]);
  });
});
