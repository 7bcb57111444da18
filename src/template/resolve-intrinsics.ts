import { emptyObject, pointerTo } from '../source/json-value.ts';
import {
  isList,
  isObject,
  isOpen,
  openValue,
  type SourceObject,
  type SourceValue,
  underCondition,
} from '../source/open.ts';
import type { CloudFormationNames } from './cloudformation-names.ts';
import { hole, knownText } from './known-text.ts';
import { type NamedValues, namedValues } from './named-values.ts';
import { attributeParts, joined, selected, split } from './pure-intrinsics.ts';
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
  readonly mapping: CloudFormationNames['mapping'];
  readonly named: NamedValues;
  readonly origins: Origins;
  /** Where the resolver is: pointer of the root, keys and list places below it. Nearly no pointer is asked for. */
  base: string;
  readonly path: (string | number)[];
  /** How many intrinsics the resolver is in: what they return stands elsewhere than it is written. */
  inside: number;
  depth: number;
}

/** A resolver over the names of a template. */
export function intrinsicResolver(names: CloudFormationNames): Resolver {
  const named = namedValues(names);
  const origins: Origins = new Map();
  const state: State = { mapping: names.mapping, named, origins, base: '', path: [], inside: 0, depth: 0 };
  return {
    resolve: (value, pointer) => {
      state.base = pointer;
      const resolved = value === undefined ? NO_VALUE : settle(state, value);
      return resolved === NO_VALUE ? undefined : resolved;
    },
    origin: (root, rootPointer, pointer) => originOf(state.origins, { value: root, pointer: rootPointer }, pointer),
  };
}

/** Resolves what is there; literal subtrees are returned as they are. */
function settle(state: State, value: SourceValue): Resolved {
  if (typeof value !== 'object' || value === null || isOpen(value)) return value;
  if (state.depth > 100) return openValue('nesting');
  state.depth += 1;
  const result = isList(value) ? settleList(state, value) : settleObject(state, value);
  state.depth -= 1;
  return result;
}

function settleAt(state: State, value: SourceValue, segment: string | number): Resolved {
  if (typeof value !== 'object' || value === null) return value;
  state.path.push(segment);
  const resolved = settle(state, value);
  state.path.pop();
  return resolved;
}

function settleList(state: State, list: readonly SourceValue[]): SourceValue {
  let copy: SourceValue[] | undefined;
  let gone: Set<number> | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index] ?? null;
    const resolved = settleAt(state, item, index);
    if (resolved === item) continue;
    copy ??= [...list];
    if (resolved === NO_VALUE) gone = (gone ?? new Set<number>()).add(index);
    else copy[index] = resolved;
  }
  if (copy === undefined) return list;
  // `!If [Prod, [a, b], NoValue]` inside a list stays one member; lists of lists do not occur where policies are.
  return gone === undefined ? placed(state, copy) : withoutMembers(state, copy, gone);
}

function withoutMembers(state: State, list: readonly SourceValue[], gone: ReadonlySet<number>): SourceValue {
  const kept = [...list.keys()].filter((index) => !gone.has(index));
  const items = kept.map((index) => list[index] ?? null);
  const here = pointerHere(state);
  const places = kept.map((index) => pointerTo(here, index));
  state.origins.set(items, places);
  return items;
}

function settleObject(state: State, object: SourceObject): Resolved {
  const name = intrinsicName(object);
  if (name !== undefined) return intrinsic(state, name, object[name] ?? null);
  let copy: Record<string, SourceValue> | undefined;
  for (const key in object) {
    const raw = object[key] ?? null;
    const resolved = settleAt(state, raw, key);
    if (resolved === raw) continue;
    copy ??= Object.assign(emptyObject(), object);
    if (resolved === NO_VALUE) delete copy[key];
    else copy[key] = resolved;
  }
  return copy === undefined ? object : placed(state, copy);
}

/** The only key of an object, when it is that of an intrinsic. */
function intrinsicName(object: SourceObject): string | undefined {
  let only: string | undefined;
  for (const key in object) {
    if (only !== undefined || (key !== 'Ref' && !key.startsWith('Fn::'))) return undefined;
    only = key;
  }
  return only;
}

/** Notes where a copy was written, if it is not where it will stand. */
function placed<T extends object>(state: State, copy: T): T {
  if (state.inside > 0) state.origins.set(copy, pointerHere(state));
  return copy;
}

function pointerHere({ base, path }: State): string {
  return path.reduce<string>(pointerTo, base);
}

function intrinsic(state: State, name: string, argument: SourceValue): Resolved {
  if (name === 'Ref') return typeof argument === 'string' ? reference(state, argument) : openValue('Ref');
  if (name === 'Fn::Sub' && typeof argument === 'string') return state.named.substitution(argument);
  state.path.push(name);
  state.inside += 1;
  const result = called(state, name, argument);
  state.inside -= 1;
  state.path.pop();
  return result;
}

function called(state: State, name: string, argument: SourceValue): Resolved {
  if (name === 'Fn::If') return conditional(state, argument);
  if (name === 'Fn::Sub') return substituted(state, argument);
  const settled = settle(state, argument);
  if (settled === NO_VALUE) return openValue(name);
  if (name === 'Fn::GetAtt') return attribute(state, settled);
  if (name === 'Fn::Join') return joined(settled);
  if (name === 'Fn::Select') return selected(settled);
  if (name === 'Fn::Split') return split(settled);
  if (name === 'Fn::FindInMap') return state.mapping(settled) ?? openValue('Fn::FindInMap');
  if (name === 'Fn::ToJsonString') return settled;
  const imported = name === 'Fn::ImportValue' ? knownText(settled)?.text : undefined;
  return openValue(name, imported === undefined ? {} : hole({ kind: 'import', name: imported }));
}

function reference(state: State, name: string): Resolved {
  return name === 'AWS::NoValue' ? NO_VALUE : state.named.reference(name);
}

function attribute({ named }: State, argument: SourceValue): SourceValue {
  const [id, name] = attributeParts(argument);
  return id === undefined || name === undefined ? openValue('Fn::GetAtt') : named.attribute(id, name);
}

/** One branch when the other is absent or equal; which one holds is open otherwise. */
function conditional(state: State, argument: SourceValue): Resolved {
  if (!isList(argument) || argument.length !== 3) return openValue('Fn::If');
  const one = branch(state, argument, 1);
  const other = branch(state, argument, 2);
  if (one === NO_VALUE || other === NO_VALUE) return underCondition(one === NO_VALUE ? other : one);
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  return openValue('Fn::If', { choices: [one, other] });
}

/** A copy with a place of its own, whatever stands in it. */
function branch(state: State, argument: readonly SourceValue[], index: number): Resolved {
  const settled = settleAt(state, argument[index] ?? null, index);
  if (typeof settled !== 'object' || settled === null || isOpen(settled) || state.origins.has(settled)) return settled;
  state.path.push(index);
  const copy = placed(state, isList(settled) ? [...settled] : Object.assign(emptyObject(), settled));
  state.path.pop();
  return copy;
}

function substituted(state: State, argument: SourceValue): SourceValue {
  const [template, raw] = isList(argument) ? argument : [];
  if (typeof template !== 'string') return openValue('Fn::Sub');
  const settled = raw === undefined ? undefined : settleAt(state, raw, 1);
  const variables = settled !== undefined && settled !== NO_VALUE && isObject(settled) ? settled : emptyObject();
  return substitutedText(template, '/Fn::Sub/0', (written) => {
    const name = written.trim();
    const own = name.startsWith('!') ? undefined : variables[name];
    return own === undefined ? state.named.variable(written) : (knownText(own) ?? hole({ kind: 'other', name }));
  });
}
