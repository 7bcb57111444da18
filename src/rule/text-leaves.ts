import { pointerTo } from '../source/json-value.ts';
import { isList, isOpen, type SourceValue } from '../source/open.ts';

/** A string of a value, or what is known of an open one. */
export interface TextLeaf {
  readonly text: string;
  readonly pointer: string;
  readonly open: boolean;
}

/**
 * The strings of a value that match, also what is known of open ones, with their pointers; at most `most` values are
 * looked at. Nearly no string matches, so nothing is made for the others.
 */
export function textLeaves(root: SourceValue, matching: RegExp, most = 100_000): readonly TextLeaf[] {
  const walk: Walk = { matching, path: [], found: [], left: most };
  visit(root, walk);
  return walk.found;
}

interface Walk {
  readonly matching: RegExp;
  /** Keys and list places that lead to the value. */
  readonly path: (string | number)[];
  readonly found: TextLeaf[];
  left: number;
}

function visit(value: SourceValue, walk: Walk): void {
  if (walk.left <= 0) return;
  walk.left -= 1;
  if (typeof value === 'string') look(value, walk, false);
  else if (typeof value !== 'object' || value === null) return;
  else if (isList(value)) {
    for (let index = value.length - 1; index >= 0; index -= 1) below(value[index] ?? null, index, walk);
  } else if (isOpen(value)) {
    if (value.text !== undefined) look(value.text, walk, true);
  } else {
    const keys = Object.keys(value);
    for (let place = keys.length - 1; place >= 0; place -= 1) {
      const key = keys[place] ?? '';
      below(value[key] ?? null, key, walk);
    }
  }
}

function below(value: SourceValue, key: string | number, walk: Walk): void {
  walk.path.push(key);
  visit(value, walk);
  walk.path.pop();
}

function look(text: string, { matching, path, found }: Walk, open: boolean): void {
  if (matching.test(text)) found.push({ text, pointer: path.reduce<string>(pointerTo, ''), open });
}
