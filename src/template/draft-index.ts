import { HOLE, isOpen, type Slot } from '../source/open.ts';

/** Finds declared things by the reference or the literal name that a slot holds. */
export interface DraftIndex<T> {
  /** By reference within a scope, else by literal name. */
  find(scope: string, slot: Slot<string>): T | undefined;
  byId(scope: string, id: string): T | undefined;
  byName(name: string): T | undefined;
}

/** An index over things with an id in a scope and, perhaps, a literal name. */
export function draftIndex<T>(
  things: readonly { readonly scope: string; readonly id: string; readonly name: Slot<string>; readonly value: T }[],
): DraftIndex<T> {
  const ids = new Map(things.map((thing) => [`${thing.scope}\n${thing.id}`, thing.value]));
  const names = new Map(
    things.flatMap((thing) => (typeof thing.name === 'string' ? [[thing.name, thing.value] as const] : [])),
  );
  const byId = (scope: string, id: string): T | undefined => ids.get(`${scope}\n${id}`);
  return {
    byId,
    byName: (name) => names.get(name),
    find: (scope, slot) => {
      if (typeof slot === 'string') return names.get(slot);
      const id = referenceOf(slot);
      return id === undefined ? undefined : byId(scope, id);
    },
  };
}

/** Name of the one resource that a slot refers to as a whole. */
export function referenceOf(slot: Slot<string>): string | undefined {
  if (!isOpen(slot)) return undefined;
  if (slot.text !== undefined && slot.text !== HOLE && !slot.text.endsWith(HOLE)) return undefined;
  const last = slot.refs[slot.refs.length - 1];
  return last?.kind === 'resource' ? last.name : undefined;
}
