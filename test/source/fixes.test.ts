import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document, isCollection, isScalar, parse, visit } from 'yaml';
import type { SourceEdit } from '../../src/rule/lint-rule.ts';
import { jsonChanges } from '../../src/source/change-json.ts';
import { yamlChanges } from '../../src/source/change-yaml.ts';
import { readJsonSource } from '../../src/source/read-source.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import type { Place, SourceFile } from '../../src/source/source-file.ts';
import { applyChanges } from '../../src/source/text-change.ts';

type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
type Edit = Exclude<SourceEdit, { kind: 'text' }>;

const name = fc.constantFrom('Sid', 'Effect', 'aws:SourceArn', 'a b', 'x', 'Fn::Sub', 'y', '2012-10-17');
const scalar = fc.oneof(
  fc.constantFrom(
    'Allow',
    's3:Get*',
    '*',
    '',
    'true',
    '0123',
    '2012-10-17',
    'a # b',
    "it's",
    'two\nlines\n',
    '${x}',
    '- a',
  ),
  fc.constantFrom(1, true, null),
);
const { tree } = fc.letrec<{ tree: Value; list: Value; map: Value }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
  map: fc.dictionary(name, tie('tree'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
}));

interface Step {
  readonly pointer: readonly (string | number)[];
  readonly value: Value;
}

/** Every place of a value, the root too. */
function placesOf(value: Value, pointer: readonly (string | number)[] = []): readonly Step[] {
  const entries: readonly (readonly [string | number, Value])[] = Array.isArray(value)
    ? value.map((inner, index) => [index, inner])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [{ pointer, value }, ...entries.flatMap(([key, inner]) => placesOf(inner, [...pointer, key]))];
}

/** A name that the values do not have. */
const ADDED = 'New: name';

interface Change {
  readonly kind: string;
  readonly value: Value;
}

/** The value after an edit as data: what its text must say afterwards. */
function expected(root: Value, edit: Change, pointer: Step['pointer']): Value {
  const [step, ...below] = pointer;
  if (step !== undefined && below.length > 0) {
    const inner = (child: Value): Value => expected(child, edit, below);
    if (Array.isArray(root)) return root.map((child, index) => (index === step ? inner(child) : child));
    return mapped(root, ([key, child]) => [[key, key === step ? inner(child) : child]]);
  }
  const { kind, value } = edit;
  if (step === undefined) {
    if (kind === 'append' && Array.isArray(root)) return [...root, value];
    if (kind === 'addProperty') return mapped(root, (entry) => [entry], [[ADDED, value]]);
    return value;
  }
  const apply = (child: Value): Value => expected(child, edit, []);
  if (Array.isArray(root))
    return root.flatMap((child, index) => (index !== step ? [child] : kind === 'remove' ? [] : [apply(child)]));
  return mapped(root, ([key, child]) => {
    if (key !== step) return [[key, child]];
    if (kind === 'remove') return [];
    if (kind === 'rename') return [[ADDED, child]];
    return kind === 'addSibling'
      ? [
          [key, child],
          [ADDED, value],
        ]
      : [[key, apply(child)]];
  });
}

function mapped(
  root: Value,
  change: (entry: [string, Value]) => [string, Value][],
  more: [string, Value][] = [],
): Value {
  return Object.fromEntries([...Object.entries(root ?? {}).flatMap(change), ...more]);
}

const given = fc.constantFrom<Value>('Deny', 'arn:aws:s3:::a/*', ['a', 'b:*'], { 'Fn::Sub': 'x ${y}' }, 7);

/** An edit that fits a place of a value. */
const task = tree
  .filter((value) => typeof value === 'object' && value !== null)
  .chain((root) =>
    fc.record({
      root: fc.constant(root),
      step: fc.constantFrom(...placesOf(root)),
      kind: fc.constantFrom('replace', 'rename', 'remove', 'addProperty', 'append', 'addSibling'),
      value: given,
      first: fc.boolean(),
    }),
  )
  .filter(({ step: { pointer, value }, kind }) => {
    if (kind === 'append') return Array.isArray(value);
    if (kind === 'addProperty') return typeof value === 'object' && value !== null && !Array.isArray(value);
    if (kind === 'rename' || kind === 'addSibling') return typeof pointer.at(-1) === 'string';
    return pointer.length > 0;
  });

function editOf({ kind, value, first }: { kind: string; value: Value; first: boolean }, at: Place): Edit {
  switch (kind) {
    case 'rename':
      return { kind, at, name: ADDED };
    case 'remove':
      return { kind, at };
    case 'append':
      return { kind, at, value };
    case 'addProperty':
      return { kind, at, name: ADDED, value, first };
    case 'addSibling':
      return { kind, at, name: ADDED, value };
    default:
      return { kind: 'replace', at, value };
  }
}

function pointerText(pointer: Step['pointer']): string {
  return pointer.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const layout = fc.record({
  indent: fc.constantFrom(1, 2, 4),
  returns: fc.boolean(),
  indentSeq: fc.boolean(),
  comments: fc.boolean(),
  flow: fc.nat({ max: 7 }),
  end: fc.constantFrom('', '\n', '\n\n# end\n'),
});
type Layout = typeof layout extends fc.Arbitrary<infer One> ? One : never;

/** A value as YAML: some collections in flow, comments before and behind. */
function yamlText(value: Value, { indent, indentSeq, comments, flow, end, returns }: Layout): string {
  const document = new Document(value);
  let count = 0;
  visit(document, (_, node) => {
    count += 1;
    if (isCollection(node) && count > 1 && count % 8 === flow) node.flow = true;
    if (comments && isScalar(node) && count % 3 === 0 && !String(node.value).includes('\n')) node.comment = ' behind';
    if (comments && isCollection(node) && count % 4 === 0 && node.flow !== true) node.commentBefore = ' before';
  });
  const text = document.toString({ indent: Math.max(2, indent), indentSeq, lineWidth: 0 }).trimEnd() + end;
  return returns ? text.replaceAll('\n', '\r\n') : text;
}

function after(file: SourceFile | undefined, made: ReturnType<typeof jsonChanges>): string | undefined {
  return file === undefined || made === undefined ? undefined : applyChanges(file.text, made);
}

/** JSON with comments behind lines and between them. */
function jsonText(value: Value, { indent, comments, end, returns }: Layout): string {
  const lines = JSON.stringify(value, undefined, indent === 1 ? '\t' : indent % 4).split('\n');
  const told = lines.flatMap((line, index) => {
    if (!comments || index % 3 === 0) return [line];
    return index % 3 === 1 ? [`${line} // behind`] : ['// "before",', `${line} /* a, b */`];
  });
  const text = told.join('\n') + (end === '' ? '' : '\n');
  return returns ? text.replaceAll('\n', '\r\n') : text;
}

function fileOf(text: string): SourceFile {
  const read = readJsonSource('a.jsonc', text);
  const [file] = read.ok ? read.files : [];
  if (file === undefined) throw new Error(`it is not read: ${text}`);
  return file;
}

test('a fix of JSON, with comments or without, says afterwards what it was meant to say, and nothing else', () => {
  fc.assert(
    fc.property(task, layout, (one, look) => {
      const file = fileOf(jsonText(one.root, look));
      const edit = editOf(one, { file, pointer: pointerText(one.step.pointer) });
      const fixed = fileOf(after(file, jsonChanges(edit)) ?? '');
      expect(JSON.parse(JSON.stringify(fixed.value))).toEqual(expected(one.root, one, one.step.pointer));
      // No comma is left behind, none is missing.
      expect(fixed.problems.filter(({ repair }) => repair !== 'comment')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a fix of YAML says afterwards what it was meant to say, and nothing else, or is not made', async () => {
  let made = 0;
  let all = 0;
  await fc.assert(
    fc.asyncProperty(task, layout, async (one, look) => {
      const before = yamlText(one.root, look);
      fc.pre(JSON.stringify(parse(before)) === JSON.stringify(one.root));
      const read = await readYaml('a.yaml', before);
      const [file] = read.ok ? read.files : [];
      if (file === undefined) throw new Error('it was not read');
      const edit = editOf(one, { file, pointer: pointerText(one.step.pointer) });
      const text = after(file, yamlChanges(edit));
      all += 1;
      if (text === undefined) return;
      made += 1;
      expect(parse(text)).toEqual(expected(one.root, one, one.step.pointer));
      if (look.comments && one.kind !== 'remove' && one.kind !== 'replace')
        expect(text.match(/# before/g)?.length).toBe(before.match(/# before/g)?.length);
    }),
    { numRuns: 300 },
  );
  expect(made / all).toBeGreaterThan(0.5);
});
