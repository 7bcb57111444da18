import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { TextRange } from './json.ts';
import type { SourceFile } from './source-file.ts';
import { longIntrinsic } from './yaml-intrinsics.ts';
import { keyText } from './yaml-value.ts';

/** Finds nodes of a YAML document by JSON pointer, through aliases, merges and short intrinsics. */
export function yamlPlaces(document: Document.Parsed): Pick<SourceFile, 'rangeAt' | 'keyRangeAt'> {
  return {
    rangeAt: (pointer) => rangeOf(findNode(document, pointer)?.value),
    keyRangeAt: (pointer) => rangeOf(findNode(document, pointer)?.key),
  };
}

/** A node and the key that leads to it. */
export interface FoundNode {
  readonly value: Node | undefined;
  readonly key: Node | undefined;
  /** Map or list that holds it. */
  readonly parent: Node | undefined;
}

/** The node that a pointer names. */
export function findNode(document: Document.Parsed, pointer: string): FoundNode | undefined {
  let found: FoundNode | undefined = { value: document.contents ?? undefined, key: undefined, parent: undefined };
  if (pointer === '') return found;
  for (const segment of pointer.slice(1).split('/')) {
    if (found === undefined) return undefined;
    found = childNode(document, found, segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return found;
}

function childNode(document: Document.Parsed, place: FoundNode, segment: string): FoundNode | undefined {
  const node = isAlias(place.value) ? place.value.resolve(document) : place.value;
  if (node === undefined) return undefined;
  if ((isScalar(node) || isMap(node) || isSeq(node)) && longIntrinsic(node.tag) === segment)
    return { ...place, value: node };
  if (isMap(node)) return childOfMap(document, node, segment);
  if (!isSeq(node)) return undefined;
  const item = node.items[Number(segment)];
  return isNode(item) ? { value: item, key: undefined, parent: node } : undefined;
}

function childOfMap(document: Document.Parsed, map: YAMLMap, segment: string): FoundNode | undefined {
  for (const pair of map.items.toReversed()) {
    if (keyText(pair.key) !== segment) continue;
    const key = isNode(pair.key) ? pair.key : undefined;
    // `Key:` without a value has no node of its own; its key stands for it.
    return { value: isNode(pair.value) ? pair.value : key, key, parent: map };
  }
  const merge = map.items.find((pair) => keyText(pair.key) === '<<');
  if (merge === undefined || !isNode(merge.value)) return undefined;
  const source = isAlias(merge.value) ? merge.value.resolve(document) : merge.value;
  const sources = isSeq(source) ? source.items : [source];
  for (const item of sources) {
    const target = isAlias(item) ? item.resolve(document) : item;
    const found = isMap(target) ? childOfMap(document, target, segment) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function rangeOf(node: Node | undefined): TextRange | undefined {
  const range = node?.range;
  return range === undefined || range === null ? undefined : { start: range[0], end: range[1] };
}
