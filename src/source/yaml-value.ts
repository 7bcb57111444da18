import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { emptyObject, pointerTo } from './json-value.ts';
import { isList, isObject, type SourceValue } from './open.ts';
import type { ReadLimits } from './read-source.ts';
import type { PlainScalar } from './source-file.ts';
import { longIntrinsic, splitAttribute } from './yaml-intrinsics.ts';

/** The value of a document and its unquoted scalars that other loaders would turn into numbers or dates. */
export interface YamlValue {
  readonly value: SourceValue;
  readonly plainScalars: readonly PlainScalar[];
}

interface Reading {
  readonly document: Document.Parsed;
  readonly limits: ReadLimits;
  readonly plainScalars: PlainScalar[];
  /** Anchored nodes being unfolded: an alias inside its own anchor has no value. */
  readonly active: Set<Node>;
  nodes: number;
  depth: number;
}

/** Builds the value; throws an Error with a sentence when aliases or nesting go beyond the bounds. */
export function yamlValue(document: Document.Parsed, limits: ReadLimits): YamlValue {
  const reading: Reading = { document, limits, plainScalars: [], active: new Set(), nodes: 0, depth: 0 };
  return { value: nodeValue(reading, document.contents, ''), plainScalars: reading.plainScalars };
}

function nodeValue(reading: Reading, node: unknown, pointer: string): SourceValue {
  reading.nodes += 1;
  if (reading.nodes > reading.limits.maxNodes)
    throw new Error(`aliases unfold to more than ${reading.limits.maxNodes} values`);
  if (reading.depth > reading.limits.maxDepth)
    throw new Error(`nesting is deeper than ${reading.limits.maxDepth} levels`);
  reading.depth += 1;
  const value = taggedValue(reading, node, pointer);
  reading.depth -= 1;
  return value;
}

function taggedValue(reading: Reading, node: unknown, pointer: string): SourceValue {
  if (isAlias(node)) return aliasValue(reading, node, pointer);
  const intrinsic = isScalar(node) || isMap(node) || isSeq(node) ? longIntrinsic(node.tag) : undefined;
  if (intrinsic === undefined) return plainValue(reading, node, pointer);
  const wrapped = emptyObject();
  const inner = plainValue(reading, node, pointerTo(pointer, intrinsic));
  const result: Record<string, SourceValue> = wrapped;
  result[intrinsic] = intrinsic === 'Fn::GetAtt' && typeof inner === 'string' ? splitAttribute(inner) : inner;
  return result;
}

function plainValue(reading: Reading, node: unknown, pointer: string): SourceValue {
  if (isScalar(node)) return scalarValue(reading, node, pointer);
  if (isSeq(node)) return node.items.map((item, index) => nodeValue(reading, item, pointerTo(pointer, index)));
  if (isMap(node)) return mapValue(reading, node, pointer);
  return null;
}

function aliasValue(reading: Reading, alias: Alias, pointer: string): SourceValue {
  const target = alias.resolve(reading.document);
  if (target === undefined || reading.active.has(target)) return null;
  reading.active.add(target);
  const value = nodeValue(reading, target, pointer);
  reading.active.delete(target);
  return value;
}

function mapValue(reading: Reading, map: YAMLMap, pointer: string): SourceValue {
  const merged: Record<string, SourceValue> = emptyObject();
  const own: Record<string, SourceValue> = emptyObject();
  for (const pair of map.items) {
    const key = keyText(pair.key);
    if (key === '<<') mergeInto(merged, nodeValue(reading, pair.value, pointerTo(pointer, '<<')));
    else own[key] = nodeValue(reading, pair.value, pointerTo(pointer, key));
  }
  for (const [key, value] of Object.entries(merged)) if (!(key in own)) own[key] = value;
  return own;
}

function mergeInto(merged: Record<string, SourceValue>, value: SourceValue): void {
  for (const source of isList(value) ? value : [value]) {
    if (!isObject(source)) continue;
    for (const [key, inner] of Object.entries(source)) if (!(key in merged)) merged[key] = inner;
  }
}

/** Text of a key as written. */
export function keyText(key: unknown): string {
  if (!isScalar(key)) return '';
  if (typeof key.value === 'symbol') return '<<';
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

const ACCOUNT = /^\d{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function scalarValue(reading: Reading, node: Scalar, pointer: string): SourceValue {
  const { value, source } = node;
  if (node.type === 'PLAIN' && source !== undefined && (ACCOUNT.test(source) || DATE.test(source))) {
    reading.plainScalars.push({ source, pointer, offset: node.range?.[0] ?? 0 });
    // 012345678901 as a number loses its zero: an account id is its source text.
    return source;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'bigint' ? (source ?? String(value)) : null;
}
