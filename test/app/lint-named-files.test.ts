import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundIn, lintProject, MISSPELLED, projectOf, refusal } from './lint-project.ts';

const clean = MISSPELLED.replace('allow', 'Allow');
const open = '[{"Effect":"Allow","Action":"*","Resource":"*"}]';
const typo = `{"Verison":"2012-10-17","Statment":${open}}`;
const rules = { only: ['missing-statement', 'unknown-element'] };
const ids = (found: readonly string[]): readonly string[] => [...new Set(found.map((one) => one.split(' ')[1] ?? ''))];

describe('a policy with misspelled elements is one', () => {
  test.each([
    ['Version and Statement', typo],
    ['Statement alone', `{"Statment":${open}}`],
    ['Statement of one object', '{"Version":"2012-10-17","Statemnet":{"Effect":"Deny","NotAction":"s3:*"}}'],
    ['Effect and Action as well', '{"Statment":[{"Efect":"Allow","Actoin":"*","Resource":"*"}]}'],
    ['Statement beyond recognition, beside its Version', `{"Version":"2012-10-17","Rules":${open}}`],
  ])('%s', async (_, text) => {
    for (const stated of [{ paths: ['a.json'] }, {}]) {
      const linted = await lintProject(projectOf({ 'a.json': text }), { ...stated, ...rules });
      expect([linted.exitCode, ids(foundIn(linted))]).toEqual([1, expect.arrayContaining(['unknown-element'])]);
    }
  });

  test.each([
    ['rules of another engine', '{"version":"1","rules":[{"effect":"allow","action":"read"}]}'],
    ['a Version that is no text', '{"Version":{"Major":1},"Id":"x"}'],
    ['statements of an account', '{"Statment":[{"Date":"2026-11-21","Amount":7}]}'],
  ])('%s is none', async (_, text) => {
    const folder = projectOf({ 'a.json': text, 'b.json': clean });
    expect((await lintProject(folder)).result.summary).toMatchObject({ files: 1, notRecognised: [] });
  });
});

describe('a file that is named and holds nothing that is known', () => {
  const unknown = '{"name":"orders","replicas":2}';

  test('does not pass, unless that is stated', async () => {
    const folder = projectOf({ 'a.json': unknown, 'b.json': clean, 'c.json': MISSPELLED, 'd.yaml': '# nothing yet\n' });
    for (const paths of [['a.json'], ['a.json', 'b.json'], ['b.json', 'd.yaml']]) {
      const linted = await lintProject(folder, { paths });
      expect([linted.exitCode, linted.notes.join()]).toEqual([2, expect.stringContaining('--pass-with-no-files')]);
      expect((await lintProject(folder, { paths, passWithNoFiles: true })).exitCode).toBe(0);
    }
    expect((await lintProject(folder, { paths: ['a.json', 'c.json'] })).exitCode).toBe(1);
    expect((await lintProject(folder, { paths: ['.'], off: ['invalid-effect'] })).exitCode).toBe(0);
    expect((await lintProject(folder, { paths: ['[ab].json'] })).exitCode).toBe(0);
  });

  test('is a policy when its type is stated', async () => {
    const folder = projectOf({ 'a.json': unknown, 'b.json': '{"Anweisung":[]}' });
    const paths = ['a.json', 'b.json'];
    const linted = await lintProject(folder, { paths, policyType: 'identity', ...rules });
    expect(linted.exitCode).toBe(1);
    expect(ids(foundIn(linted).filter((one) => one.startsWith('a.json')))).toEqual(
      expect.arrayContaining(['missing-statement', 'unknown-element']),
    );
    expect(ids(foundIn(linted).filter((one) => one.startsWith('b.json')))).toContain('missing-statement');
    const met = await lintProject(folder, { policyType: 'identity', passWithNoFiles: true });
    expect(foundIn(met)).toEqual([]);
  });

  test('is told when it is a template, of which a stated type says nothing', async () => {
    const template = '{"Resources":{"Orders":{"Type":"AWS::Lambda::Function","Properties":{"Runtime":"nodejs22.x"}}}}';
    const folder = projectOf({ 'a.json': template });
    const linted = await lintProject(folder, { paths: ['a.json'], policyType: 'scp' });
    expect(linted.notes).toEqual([
      '`a.json` was read as a CloudFormation template: --policy-type says nothing about what stands in it',
    ]);
    expect((await lintProject(folder, { policyType: 'scp' })).notes).toEqual([]);
  });

  test('an answer of the AWS CLI in which nothing stands is known', async () => {
    const folder = projectOf({ 'attached.json': '{"AttachedPolicies":[]}' });
    for (const policyType of [undefined, 'identity'] as const) {
      const linted = await lintProject(folder, { paths: ['attached.json'], policyType });
      expect([linted.exitCode, foundIn(linted)]).toEqual([0, []]);
    }
  });
});

describe('nothing to lint is refused', () => {
  test.each([
    ['empty YAML', { 'a.yaml': '' }, ['a.yaml'], 'there is nothing in `a.yaml` to lint'],
    ['blank YAML', { 'a.yml': ' \n\n' }, ['a.yml'], 'there is nothing in `a.yml` to lint'],
    ['a folder with other files only', { 'a.yaml': 'services: {}\n' }, [], 'there is no policy or template to lint'],
    ['a folder with an empty file', { 'a.yaml': '' }, ['.'], 'there is no policy or template to lint'],
  ])('%s', async (_, files, paths, sentence) => {
    const folder = projectOf(files);
    expect(await refusal(lintProject(folder, { paths }))).toContain(sentence);
    expect((await lintProject(folder, { paths, passWithNoFiles: true })).exitCode).toBe(0);
  });

  test.each([
    ['stdin', undefined],
    ['a.yaml', 'a.yaml'],
  ])('an empty stdin called %s', async (name, stdinFilename) => {
    for (const text of ['', '\n']) {
      const run = lintProject(projectOf({}), { paths: ['-'], stdinFilename, stdin: async () => text });
      expect(await refusal(run)).toContain(`there is nothing in \`${name}\` to lint`);
    }
  });

  test('an empty JSON file is a finding, and exit code 2', async () => {
    const stated = { paths: ['-'], stdinFilename: 'a.json', stdin: async () => '' };
    const linted = await lintProject(projectOf({}), stated);
    expect([linted.exitCode, foundIn(linted)]).toEqual([2, ['a.json:1 json-parse-error']]);
  });
});

test('a file of a folder that does not parse is reported where it mentions what is ours', async () => {
  const folder = projectOf({
    'role.tf': 'resource "aws_iam_role" "app" {\n  name = \n}\n',
    'disk.tf': 'resource "aws_ebs_volume" "data" {\n  size = \n}\n',
  });
  const linted = await lintProject(folder, { passWithNoFiles: true });
  expect(foundIn(linted)).toEqual(['role.tf:3 json-parse-error']);
});

test('--fix renames what is misspelled and adds it not once more', async () => {
  const folder = projectOf({ 'a.json': typo, 'a.yaml': `Verison: "2012-10-17"\nStatment: ${open}\n` });
  const linted = await lintProject(folder, { paths: ['a.json', 'a.yaml'], fix: 'apply' });
  expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(`{"Version":"2012-10-17","Statement":${open}}`);
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(`Version: "2012-10-17"\nStatement: ${open}\n`);
  expect(ids(foundIn(linted))).toEqual(['full-admin']);
});
