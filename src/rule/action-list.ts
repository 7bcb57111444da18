import { globMatches } from './glob.ts';
import type { ActionItem } from './policy-subject.ts';

/** A fixed list of actions that entries of policies are looked up in. */
export interface ActionList {
  /** The first action of the list that the entry takes in; entries without a service take in nothing. */
  find(item: ActionItem): string | undefined;
}

/** Makes a list: entries without wildcards, nearly all, cost one lookup. */
export function actionList(names: readonly string[]): ActionList {
  const exact = new Map(names.map((name) => [name.toLowerCase(), name]));
  return {
    find: (item) => {
      if (item.service === undefined) return undefined;
      if (!item.word.wild) return exact.get(item.lower);
      for (const [lower, name] of exact) if (mayFit(item.lower, lower) && globMatches(item.lower, lower)) return name;
      return undefined;
    },
  };
}

/** Most patterns differ in their first letter. */
function mayFit(pattern: string, text: string): boolean {
  const first = pattern.charCodeAt(0);
  return first === 42 || first === 63 || first === text.charCodeAt(0);
}
