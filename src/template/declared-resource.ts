import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { Attachment, PolicyType } from '../rule/policy-subject.ts';
import type { Dialect } from '../rule/template-subject.ts';
import {
  isList,
  isObject,
  isOpen,
  type Open,
  openValue,
  type Slot,
  type SourceObject,
  type SourceValue,
  type TextSpan,
} from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import { embeddedJson } from './embedded-json.ts';
import { knownText } from './known-text.ts';
import type { DraftBase } from './template-draft.ts';

/** One resource of a template as its loader read it: intrinsics and expressions settled or open. */
export interface DeclaredResource {
  readonly id: string;
  readonly type: string;
  readonly dialect: Dialect;
  readonly scope: string;
  readonly file: SourceFile;
  readonly conditional: boolean;
  readonly properties: SourceObject;
  readonly at: Place;
  /** Place of a pointer below the properties. */
  readonly property: (pointer: string, part?: 'key') => Place;
  /** Where the runs of a known text stand in the template that it was made of. */
  readonly spansAt?: (pointer: string) => readonly TextSpan[] | undefined;
}

/** What every draft of a resource carries; `names` maps names of the entity to pointers below the properties. */
export function draftBase(resource: DeclaredResource, names: Readonly<Record<string, string>> = {}): DraftBase {
  const { id, dialect, scope, at, conditional, properties } = resource;
  return {
    id,
    dialect,
    scope,
    at,
    conditional,
    of: (property) => {
      const pointer = Object.hasOwn(names, property) ? names[property] : undefined;
      const top = pointer?.split('/')[1] ?? '';
      return pointer === undefined || !(top in properties) ? at : resource.property(pointer);
    },
  };
}

/** A value as text slot: numbers and booleans are their text, structures are open. */
export function textSlot(value: SourceValue | undefined): Slot<string> {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || isOpen(value)) return value;
  return typeof value === 'object' ? openValue('structure') : String(value);
}

/** A value as boolean slot. */
export function flagSlot(value: SourceValue | undefined): Slot<boolean> {
  if (value === undefined || value === null) return undefined;
  if (isOpen(value)) return value;
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

/** Members of a one-or-many value as text slots. */
export function textSlots(value: SourceValue | undefined): readonly Slot<string>[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value.map(textSlot) : [textSlot(value)];
}

/** The value at a path of keys and list places. */
export function valueIn(object: SourceValue | undefined, ...path: readonly string[]): SourceValue | undefined {
  let value = object;
  for (const key of path) value = isObject(value) ? value[key] : isList(value) ? value[Number(key)] : undefined;
  return value;
}

/** A data block of Terraform is a policy of its own. */
function isReadElsewhere({ refs }: Open): boolean {
  return refs.some(({ name }) => name.startsWith('data.aws_iam_policy_document.'));
}

/** What a place says of the policy in it. */
export interface AboutPolicy {
  readonly type: PolicyType;
  readonly resourceService?: string | undefined;
  readonly attachedTo?: Attachment | undefined;
  readonly form?: 'managed' | 'inline' | undefined;
}

/**
 * A policy below the properties of a resource: an object, or JSON in a string. One that is settled at deployment has an
 * open document, so that it is told that nobody checked it. Undefined when there is none.
 */
export function policyIn(resource: DeclaredResource, pointer: string, about: AboutPolicy): FoundPolicy | undefined {
  const value = valueIn(resource.properties, ...pointer.slice(1).split('/'));
  const { conditional } = resource;
  let whole: Place | undefined;
  const at: FoundPolicy['at'] = (inner, part) => {
    if (inner !== '' || part !== undefined) return resource.property(pointer + inner, part);
    // Many rules ask for the whole policy first.
    whole ??= resource.property(pointer);
    return whole;
  };
  if (isObject(value)) return foundPolicy(about, { document: value, at, conditional });
  const text = typeof value === 'string' || (isOpen(value) && value.text !== undefined) ? knownText(value) : undefined;
  const place = resource.property(pointer);
  const made = isOpen(value) ? value.template : undefined;
  const written = place.pointer + (made?.below ?? '');
  const spans = made?.spans ?? (text === undefined ? undefined : resource.spansAt?.(pointer));
  const inner = text === undefined ? undefined : embeddedJson(place.file, written, { ...text, spans });
  if (inner !== undefined && inner !== 'broken')
    return foundPolicy(about, { document: inner.value, at: inner.at, conditional });
  if (!isOpen(value) || isReadElsewhere(value)) return undefined;
  // The sides of a condition have places of their own.
  return foundPolicy(about, { document: value, at: value.choices === undefined ? () => place : at, conditional });
}

/** Written out: what a spread begins has a shape of its own for V8, and each look at it is a slow one. */
function foundPolicy(
  { type, resourceService, attachedTo, form }: AboutPolicy,
  { document, at, conditional }: Pick<FoundPolicy, 'document' | 'at' | 'conditional'>,
): FoundPolicy {
  return { document, type, resourceService, origin: 'document', attachedTo, form, conditional, at };
}
