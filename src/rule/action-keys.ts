import type { ActionFacts, ServiceFacts } from './service-data.ts';

/** Whether an action supplies a condition key, itself or with one of its resource types. */
export function suppliesKey(action: ActionFacts, facts: ServiceFacts, keyLower: string): boolean {
  const known = KEYS.get(action) ?? keysOf(action, facts);
  if (known.exact.has(keyLower)) return true;
  return known.stems.some((stem) => keyLower.startsWith(stem));
}

interface SuppliedKeys {
  readonly exact: ReadonlySet<string>;
  /** `aws:requesttag/` and the like. */
  readonly stems: readonly string[];
}

const KEYS = new WeakMap<ActionFacts, SuppliedKeys>();

function keysOf(action: ActionFacts, facts: ServiceFacts): SuppliedKeys {
  const types = action.resourceTypes.flatMap((type) => [
    ...type.conditionKeys,
    ...(facts.resourceTypes.get(type.name)?.conditionKeys ?? []),
  ]);
  const all = [...action.conditionKeys, ...types].map((key) => key.toLowerCase().replace(/\$\{.*$/, ''));
  const keys = { exact: new Set(all), stems: [...new Set(all.filter((key) => /[/:]$/.test(key)))] };
  KEYS.set(action, keys);
  return keys;
}
