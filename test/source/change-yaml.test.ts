import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { SourceEdit } from '../../src/rule/lint-rule.ts';
import { yamlChanges } from '../../src/source/change-yaml.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import type { Place } from '../../src/source/source-file.ts';
import { applyChanges } from '../../src/source/text-change.ts';

type EditAt = (at: Place) => Exclude<SourceEdit, { kind: 'text' }>;
const remove: EditAt = (at) => ({ kind: 'remove', at });

/** The text after an edit; undefined when there is no way to make it. */
async function edited(text: string, pointer: string, edit: EditAt): Promise<string | undefined> {
  const read = await readYaml('a.yaml', text);
  if (!read.ok) throw new Error('no YAML');
  const [file] = read.files;
  const changes = file === undefined ? undefined : yamlChanges(edit({ file, pointer }));
  return changes === undefined ? undefined : applyChanges(text, changes);
}

const LISTS = `Statement:
  # of the team
  - Sid: One # first
    Action:
      - a
      - a # twice
      - b
    Resource: x

  # of others
  - Sid: Two
    Action: [a, a]
  - {Sid: Three, Action: a} # inline
Version: 1
`;

describe('a removal takes the lines of the member and no others', () => {
  test.each([
    ['/Statement/0', LISTS.replace(/ {2}- Sid: One[\s\S]*x\n/, '')],
    ['/Statement/1', LISTS.replace(/ {2}- Sid: Two\n.*\n/, '')],
    ['/Statement/2', LISTS.replace(/ {2}- \{.*\n/, '')],
    ['/Statement/0/Action/0', LISTS.replace('      - a\n', '')],
    ['/Statement/0/Action/1', LISTS.replace('      - a # twice\n', '')],
    ['/Statement/0/Action/2', LISTS.replace('      - b\n', '')],
    ['/Statement/0/Action', LISTS.replace(/ {4}Action:\n(?: {6}.*\n)*/, '')],
    ['/Statement/0/Resource', LISTS.replace('    Resource: x\n', '')],
    ['/Statement/0/Sid', LISTS.replace('Sid: One # first\n    ', '')],
    ['/Statement/1/Sid', LISTS.replace('Sid: Two\n    ', '')],
    ['/Statement/1/Action/1', LISTS.replace('[a, a]', '[a]')],
    ['/Statement/2/Sid', LISTS.replace('Sid: Three, ', '')],
    ['/Version', LISTS.replace('Version: 1\n', '')],
  ])('%s', async (pointer, after) => {
    expect(await edited(LISTS, pointer, remove)).toBe(after);
    const returns = await edited(LISTS.replaceAll('\n', '\r\n'), pointer, remove);
    expect(returns).toBe(after.replaceAll('\n', '\r\n'));
    const flush = LISTS.replaceAll('\n  ', '\n').replace(' #', '  #');
    expect(parse((await edited(flush, pointer, remove)) ?? '')).toEqual(parse(after));
  });

  test.each([
    ['the only item would leave null', 'a:\n  - b: 1\nc: 2\n', '/a/0'],
    ['the only property would leave null', 'a:\n  b: 1\nc: 2\n', '/a/b'],
    ['a list in a list', 'a:\n- - b\n  - c\n', '/a/0/0'],
    ['an item behind its anchor', 'a:\n- &x\n  b: 1\n- *x\n', '/a/0'],
    ['an item that holds an anchor', 'a:\n- b: &x 1\n- c: *x\n', '/a/0'],
    ['what an alias stands for', 'x: &x\n  b: 1\n  c: 2\na:\n  - *x\n  - 1\n', '/a/0/b'],
    ['what a merge brings', 'x: &x\n  b: 1\n  c: 2\na:\n  <<: *x\n  d: 1\n', '/a/b'],
    ['a first property before a comment', 'a:\n- b: 1\n  # c\n  c: 2\n', '/a/0/b'],
    ['a first property before an empty line', 'a:\n- b: 1\n\n  c: 2\n', '/a/0/b'],
  ])('%s: no way', async (_, text, pointer) => {
    expect(await edited(text, pointer, remove)).toBeUndefined();
  });

  test('an alias is an item like any other', async () => {
    expect(await edited('x: &x {b: 1}\na:\n  - 1\n  - *x\n', '/a/1', remove)).toBeUndefined();
    expect(await edited('x: &x {b: 1}\na:\n  - 1\n  - *x\n', '/a/0', remove)).toBe('x: &x {b: 1}\na:\n  - *x\n');
  });

  test('the end of the text is the end of a line', async () => {
    expect(await edited('a:\n- 1\n- b: 2', '/a/1', remove)).toBe('a:\n- 1\n');
  });
});

describe('what is put in keeps the text YAML', () => {
  const list: EditAt = (at) => ({ kind: 'replace', at, value: ['a', 'b:*'] });
  test.each([
    ['- Effect: Deny\n  Resource: a # c\n', '/0/Resource', list, '- Effect: Deny\n  Resource: ["a", "b:*"] # c\n'],
    ['- {Resource: a} # c\n', '/0/Resource', list, '- {Resource: ["a", "b:*"]} # c\n'],
    [
      'a:\n  b: c\n',
      '/a/b',
      (at: Place) => ({ kind: 'replace', at, value: { 'Fn::Sub': 'x${y}' } }),
      'a:\n  b: {"Fn::Sub": "x${y}"}\n',
    ],
  ] satisfies [string, string, EditAt, string][])('%j', async (text, pointer, edit, after) => {
    expect(await edited(text, pointer, edit)).toBe(after);
  });

  test('nothing is added to what an alias stands for', async () => {
    const add: EditAt = (at) => ({ kind: 'addProperty', at, name: 'Version', value: '1', first: true });
    expect(await edited('x: &x {b: 1}\na: *x\n', '/a', add)).toBeUndefined();
    expect(await edited('x: &x\n  b: 1\na: 1\n', '/x', add)).toBe("x: &x\n  Version: '1'\n  b: 1\na: 1\n");
  });
});
