import { oncePer } from '../rule/once-per.ts';
import type { DeclaredResource } from './declared-resource.ts';

const byType = oncePer(
  (all: ReadonlyMap<string, DeclaredResource>): ReadonlyMap<string, readonly DeclaredResource[]> => {
    const types = new Map<string, DeclaredResource[]>();
    for (const resource of all.values()) {
      const list = types.get(resource.type);
      if (list === undefined) types.set(resource.type, [resource]);
      else list.push(resource);
    }
    return types;
  },
);

/** Resources of one type; sorted once per template or module, when all of them are there. */
export function resourcesOfType(all: ReadonlyMap<string, DeclaredResource>, type: string): readonly DeclaredResource[] {
  return byType(all).get(type) ?? [];
}
