import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBlockYaml } from '../../src/source/block-yaml.ts';
import { pointerTo } from '../../src/source/json-value.ts';
import { isList, isObject, type SourceValue } from '../../src/source/open.ts';
import { DEFAULT_LIMITS } from '../../src/source/read-source.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import { readYamlSource } from '../../src/source/read-yaml-source.ts';
import type { SourceFile } from '../../src/source/source-file.ts';
import { YAML_BITS, YAML_SAMPLES } from './yaml-samples.ts';

const readValue = (text: string): unknown =>
  JSON.parse(JSON.stringify(readBlockYaml(text, DEFAULT_LIMITS)?.value ?? null));

describe('YAML without the library', () => {
  // https://yaml.org/spec/1.2.2/#103-core-schema, https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
  test.each([
    ['a: 1\nb: two words # c\n', { a: 1, b: 'two words' }],
    ['a:\n- 1\n- b: !Ref C\n  d: ~\n', { a: [1, { b: { Ref: 'C' }, d: null }] }],
    ['a: !GetAtt B.C.D\n', { a: { 'Fn::GetAtt': ['B', 'C.D'] } }],
    ['a: !If\n  - x\n  - !Sub "${y}"\n  - no\n', { a: { 'Fn::If': ['x', { 'Fn::Sub': '${y}' }, 'no'] } }],
    ['a: |\n  x\n    y\n\nb: >\n  f\n  g\n\n  h\n', { a: 'x\n  y\n', b: 'f g\nh\n' }],
    ["a: 'it''s'\nb: \"q\\n\"\n", { a: "it's", b: 'q\n' }],
    ['a: one\n  two\n\n  three\n', { a: 'one two\nthree' }],
    ['account: 012345678901\ndate: 2012-10-17\n', { account: '012345678901', date: '2012-10-17' }],
    ['a: [1, {b: c, "d":e}, !Ref f,\n  g]\n', { a: [1, { b: 'c', d: 'e' }, { Ref: 'f' }, 'g'] }],
    ['a:\n  b: [{\n    c: d\n  }]\ne: {\n  f: g\n}\n', { a: { b: [{ c: 'd' }] }, e: { f: 'g' } }],
    ['---\na: !Ref 123\nb: True\nc: no\n', { a: { Ref: '123' }, b: true, c: 'no' }],
  ])('%j', (text, value) => expect(readValue(text)).toEqual(value));

  test.each([
    'a: &x 1\nb: *x\n',
    'a: 1\n---\nb: 2\n',
    'a: b: c\n',
    'a: "over\n  lines"\n',
    'a:\n\t- b\n',
    '? a\n: b\n',
    'a: [b\n',
    "a: 'b\n",
    'a: b\n   c: d\n',
    'a: !Custom b\n',
    'a: "\\x41"\n',
    'just text\n',
  ])('%j is left to the library', (text) => expect(readBlockYaml(text, DEFAULT_LIMITS)).toBeUndefined());

  test('an account id is found with its pointer and offset, a key that stands twice with both offsets', () => {
    const read = readBlockYaml('a:\n  - b/c: 012345678901\n    B/C: 1\n', DEFAULT_LIMITS);
    expect(read?.plainScalars).toEqual([{ source: '012345678901', pointer: '/a/0/b~1c', offset: 12 }]);
    expect(read?.duplicates).toMatchObject([
      { key: 'B/C', earlier: 'b/c', sameCase: false, pointer: '/a/0', offset: 29 },
    ]);
  });
});

/** A sample with lines taken out, put in and characters changed. */
const mutated = fc
  .record({
    sample: fc.constantFrom(...YAML_SAMPLES),
    window: fc.tuple(fc.nat(30), fc.integer({ min: 2, max: 40 })),
    endings: fc.boolean(),
    changes: fc.array(fc.tuple(fc.nat(10_000), fc.constantFrom(...YAML_BITS), fc.nat(4)), { maxLength: 3 }),
  })
  .map(({ sample, window: [from, count], endings, changes }) => {
    const lines = sample.split('\n');
    const start = Math.min(from, lines.length - 1);
    const cut = lines.slice(start, start + count);
    const indent = /^ */.exec(cut[0] ?? '')?.[0].length ?? 0;
    const text = cut.map((line) => line.slice(Math.min(indent, line.search(/\S|$/)))).join(endings ? '\r\n' : '\n');
    return changes.reduce((before, [at, bit, removed]) => {
      const place = at % (before.length + 1);
      return before.slice(0, place) + bit + before.slice(place + removed);
    }, text);
  });

describe('wherever the fast reader answers, the library says the same', () => {
  test.each(YAML_SAMPLES.slice(0, 3))('a sample as it is', async (text) => {
    expect(readBlockYaml(text, DEFAULT_LIMITS)).toBeDefined();
    await agrees(text);
  });

  test('mutated samples', () => fc.assert(fc.asyncProperty(mutated, agrees), { numRuns: 3000 }));
});

async function agrees(text: string): Promise<void> {
  if (readBlockYaml(text, DEFAULT_LIMITS) === undefined) return;
  const own = await readYaml('a.yaml', text);
  const library = readYamlSource('a.yaml', text);
  // PyYAML and CloudFormation take closing brackets in any column, YAML 1.2 and the library do not.
  if (own.ok && !library.ok && /must be sufficiently indented/.test(library.error.message)) return;
  if (!own.ok || !library.ok) throw new Error('the library refuses what the fast reader takes');
  const [one, other] = [own.files[0], library.files[0]];
  if (one === undefined || other === undefined) throw new Error('no document');
  expect(library.files).toHaveLength(1);
  expect(JSON.stringify(one.value)).toBe(JSON.stringify(other.value));
  expect(one.plainScalars).toEqual(other.plainScalars);
  expect(one.duplicates).toEqual(other.duplicates);
  expect(placesOf(one, one.value, '')).toEqual(placesOf(other, one.value, ''));
}

/** Ranges of all values and keys; a collection ends before the blank lines and comments that follow it. */
function placesOf(file: SourceFile, value: SourceValue, pointer: string): readonly unknown[] {
  const range = file.rangeAt(pointer);
  const key = file.keyRangeAt(pointer);
  const members = isList(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : undefined;
  if (members === undefined || range === undefined) return [[pointer, range, key]];
  const written = file.text.slice(range.start, range.end).replace(/(?:^|\n)(?:\s*(?:#[^\n]*)?(?:\n|$))+$/, '');
  return [
    [pointer, range.start, written.trimEnd(), key],
    ...members.flatMap(([name, inner]) => placesOf(file, inner, pointerTo(pointer, name))),
  ];
}
