import { HOLE, isOpen, type Slot } from '../source/open.ts';

/** Finds declared things by the reference or the literal name that a slot holds. */
export interface DraftIndex<T> {
  /** By reference within a scope, else by literal name. */
  find(scope: string, slot: Slot<string>): T | undefined;
  byId(scope: string, id: string): T | undefined;
  /** The one of that name in the scope, else the only one of the set: two stacks may each have an `orders`. */
  byName(scope: string, name: string): T | undefined;
}

interface Thing<T> {
  readonly scope: string;
  readonly id: string;
  readonly name: Slot<string>;
  readonly value: T;
}

/** An index over things with an id in a scope and, perhaps, a literal name. */
export function draftIndex<T>(things: readonly Thing<T>[]): DraftIndex<T> {
  const ids = new Map(things.map((thing) => [`${thing.scope}\n${thing.id}`, thing.value]));
  const names = namesOf(things);
  const byId = (scope: string, id: string): T | undefined => ids.get(`${scope}\n${id}`);
  const byName = (scope: string, name: string): T | undefined => {
    const found = names.get(name);
    return found?.byScope.get(scope) ?? (found?.all.size === 1 ? [...found.all][0] : undefined);
  };
  return {
    byId,
    byName,
    find: (scope, slot) => {
      if (typeof slot === 'string') return byName(scope, slot);
      const id = referenceOf(slot);
      return id === undefined ? undefined : byId(scope, id);
    },
  };
}

function namesOf<T>(things: readonly Thing<T>[]) {
  const names = new Map<string, { readonly byScope: Map<string, T>; readonly all: Set<T> }>();
  for (const { name, scope, value } of things) {
    if (typeof name !== 'string') continue;
    const found = names.get(name) ?? { byScope: new Map(), all: new Set() };
    found.byScope.set(scope, value);
    found.all.add(value);
    names.set(name, found);
  }
  return names;
}

/** Name of the one resource that a slot refers to as a whole. */
export function referenceOf(slot: Slot<string>): string | undefined {
  if (!isOpen(slot)) return undefined;
  if (slot.text !== undefined && slot.text !== HOLE && !slot.text.endsWith(HOLE)) return undefined;
  const last = slot.refs[slot.refs.length - 1];
  return last?.kind === 'resource' ? last.name : undefined;
}
