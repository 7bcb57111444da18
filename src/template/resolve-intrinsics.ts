import { emptyObject, pointerTo } from '../source/json-value.ts';
import { isList, isObject, isOpen, openValue, type SourceObject, type SourceValue } from '../source/open.ts';
import type { CloudFormationNames } from './cloudformation-names.ts';
import { hole, type KnownText, knownText, textValue } from './known-text.ts';
import { joined, selected, split } from './pure-intrinsics.ts';
import { substitutedText } from './substituted-text.ts';
import { type Origins, originOf } from './value-origins.ts';

/** Stands for AWS::NoValue: the property or member is not there. */
export const NO_VALUE: unique symbol = Symbol('no value');
type Resolved = SourceValue | typeof NO_VALUE;

/** Resolves values of one template and remembers where each came from. */
export interface Resolver {
  /** The value with every intrinsic settled or open; undefined when it is AWS::NoValue. */
  resolve(value: SourceValue | undefined, pointer: string): SourceValue | undefined;
  /** Pointer in the file of a pointer below a resolved value. */
  origin(root: SourceValue, rootPointer: string, pointer: string): string;
}

interface State {
  readonly names: CloudFormationNames;
  /** Pointers of the members of resolved containers whose place differs from their index or key. */
  readonly origins: Origins;
  /** Values of references and attributes. */
  readonly named: Map<string, SourceValue>;
  depth: number;
}

/** A resolver over the names of a template. */
export function intrinsicResolver(names: CloudFormationNames): Resolver {
  const state: State = { names, origins: new Map(), named: new Map(), depth: 0 };
  return {
    resolve: (value, pointer) => {
      const resolved = value === undefined ? NO_VALUE : settle(state, value, pointer);
      return resolved === NO_VALUE ? undefined : resolved;
    },
    origin: (root, rootPointer, pointer) => originOf(state.origins, { value: root, pointer: rootPointer }, pointer),
  };
}

/** Resolves what is there; literal subtrees are returned as they are. */
function settle(state: State, value: SourceValue, pointer: string): Resolved {
  if (typeof value !== 'object' || value === null || isOpen(value)) return value;
  if (state.depth > 100) return openValue('nesting');
  state.depth += 1;
  const result = isList(value) ? settleList(state, value, pointer) : settleObject(state, value, pointer);
  state.depth -= 1;
  return result;
}

function settleList(state: State, list: readonly SourceValue[], pointer: string): SourceValue {
  if (!list.some(isStructure)) return list;
  const items: SourceValue[] = [];
  const places: string[] = [];
  let same = true;
  for (const [index, item] of list.entries()) {
    const place = pointerTo(pointer, index);
    const resolved = settle(state, item, place);
    if (resolved !== item) same = false;
    if (resolved === NO_VALUE) continue;
    // `!If [Prod, [a, b], NoValue]` inside a list stays one member; lists of lists do not occur where policies are.
    items.push(resolved);
    places.push(place);
  }
  if (same) return list;
  state.origins.set(items, places);
  return items;
}

function isStructure(value: SourceValue): boolean {
  return typeof value === 'object' && value !== null;
}

function settleObject(state: State, object: SourceObject, pointer: string): Resolved {
  const keys = Object.keys(object);
  const [only = ''] = keys;
  if (keys.length === 1 && (only === 'Ref' || only.startsWith('Fn::'))) {
    return intrinsic(state, { name: only, argument: object[only] ?? null, pointer: pointerTo(pointer, only) });
  }
  let copy: Record<string, SourceValue> | undefined;
  for (const key of keys) {
    const raw = object[key] ?? null;
    if (!isStructure(raw)) continue;
    const resolved = settle(state, raw, pointerTo(pointer, key));
    if (resolved === raw) continue;
    copy ??= Object.assign(emptyObject(), object);
    if (resolved === NO_VALUE) delete copy[key];
    else copy[key] = resolved;
  }
  if (copy === undefined) return object;
  state.origins.set(copy, pointer);
  return copy;
}

interface Call {
  readonly name: string;
  readonly argument: SourceValue;
  readonly pointer: string;
}

function intrinsic(state: State, call: Call): Resolved {
  const { name, argument, pointer } = call;
  if (name === 'Ref') return typeof argument === 'string' ? reference(state, argument) : openValue('Ref');
  if (name === 'Fn::If') return conditional(state, argument, pointer);
  if (name === 'Fn::Sub') return substituted(state, argument, pointer);
  const settled = settle(state, argument, pointer);
  if (settled === NO_VALUE) return openValue(name);
  if (name === 'Fn::GetAtt') return attribute(state, settled);
  if (name === 'Fn::Join') return joined(settled);
  if (name === 'Fn::Select') return selected(settled);
  if (name === 'Fn::Split') return split(settled);
  if (name === 'Fn::FindInMap') return state.names.mapping(settled) ?? openValue('Fn::FindInMap');
  if (name === 'Fn::ToJsonString') return settled;
  const imported = name === 'Fn::ImportValue' ? knownText(settled)?.text : undefined;
  return openValue(name, imported === undefined ? {} : hole({ kind: 'import', name: imported }));
}

function reference(state: State, name: string): Resolved {
  if (name === 'AWS::NoValue') return NO_VALUE;
  return remembered(state, `Ref ${name}`, () => state.names.ref(name));
}

function attribute(state: State, argument: SourceValue): SourceValue {
  const parts = isList(argument) ? argument : typeof argument === 'string' ? splitOnce(argument) : [];
  const [id, ...rest] = parts.map((part) => (typeof part === 'string' ? part : undefined));
  if (id === undefined || rest.includes(undefined)) return openValue('Fn::GetAtt');
  const name = rest.join('.');
  return remembered(state, `Fn::GetAtt ${id}.${name}`, () => state.names.attribute(id, name));
}

/** A name means the same wherever it stands in a template. */
function remembered(state: State, why: string, known: () => KnownText): SourceValue {
  const before = state.named.get(why);
  if (before !== undefined) return before;
  const value = textValue(known(), why);
  state.named.set(why, value);
  return value;
}

function splitOnce(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** One branch when the other is absent or equal; which one holds is open otherwise. */
function conditional(state: State, argument: SourceValue, pointer: string): Resolved {
  if (!isList(argument) || argument.length !== 3) return openValue('Fn::If');
  const [, yes = null, no = null] = argument;
  const one = settle(state, yes, pointerTo(pointer, 1));
  const other = settle(state, no, pointerTo(pointer, 2));
  if (one === NO_VALUE) return other === NO_VALUE ? NO_VALUE : placed(state, other, pointerTo(pointer, 2));
  if (other === NO_VALUE || JSON.stringify(one) === JSON.stringify(other))
    return placed(state, one, pointerTo(pointer, 1));
  return openValue('Fn::If', {
    choices: [[one, 1] as const, [other, 2] as const].map(([value, index]) =>
      placed(state, value, pointerTo(pointer, index)),
    ),
  });
}

function placed(state: State, value: SourceValue, pointer: string): SourceValue {
  if (typeof value !== 'object' || value === null || isOpen(value) || state.origins.has(value)) return value;
  const copy = isList(value) ? [...value] : Object.assign(emptyObject(), value);
  state.origins.set(copy, isList(value) ? value.map((_, index) => pointerTo(pointer, index)) : pointer);
  return copy;
}

function substituted(state: State, argument: SourceValue, pointer: string): SourceValue {
  const template = isList(argument) ? argument[0] : argument;
  const raw = isList(argument) ? argument[1] : undefined;
  const settled = raw === undefined ? undefined : settle(state, raw, pointerTo(pointer, 1));
  const variables = settled !== undefined && settled !== NO_VALUE && isObject(settled) ? settled : emptyObject();
  if (typeof template !== 'string') return openValue('Fn::Sub');
  const below = isList(argument) ? '/Fn::Sub/0' : '/Fn::Sub';
  return substitutedText(template, below, (name) => variable(state, name, variables));
}

function variable(state: State, written: string, variables: SourceObject): KnownText {
  const name = written.trim();
  if (name.startsWith('!')) return { text: `\${${name.slice(1)}}`, refs: [] };
  const own = variables[name];
  if (own !== undefined) return knownText(own) ?? hole({ kind: 'other', name });
  const [id = '', attributeName] = splitOnce(name);
  return attributeName === undefined ? state.names.ref(id) : state.names.attribute(id, attributeName);
}
