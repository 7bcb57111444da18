import { globMatches } from './glob.ts';
import { rangeCovers } from './ip-bits.ts';
import type { ConditionItem } from './policy-subject.ts';

/** Two conditions of one statement that can never hold together. */
export interface Contradiction {
  readonly one: ConditionItem;
  readonly other: ConditionItem;
}

/**
 * Pairs on the same key that exclude each other: Null true beside a demand for a value, disjoint equal sets, equal and not
 * equal, limits without room between them. Sound: texts with variables and open values are left out.
 */
export function contradictions(conditions: readonly ConditionItem[]): Contradiction[] {
  // One key stands seldom under more than two operators; many keys may stand in one statement.
  const byKey = new Map<string, ConditionItem[]>();
  for (const item of conditions) {
    if (item.set !== undefined || item.values.length === 0 || !isSettled(item)) continue;
    const beside = byKey.get(item.keyLower);
    if (beside === undefined) byKey.set(item.keyLower, [item]);
    else beside.push(item);
  }
  return [...byKey.values()].flatMap((same) =>
    same.flatMap((one, place) =>
      same
        .slice(place + 1)
        .filter((other) => excludes(one, other) || excludes(other, one))
        .map((other) => ({ one, other })),
    ),
  );
}

function isSettled(item: ConditionItem): boolean {
  return item.values.length === item.allValues.length && item.values.every((value) => !value.text.includes('${'));
}

function excludes(one: ConditionItem, other: ConditionItem): boolean {
  if (one.base === 'null') return excludesByAbsence(one, other);
  // Without the key both hold when neither demands it.
  if (one.ifExists && (other.ifExists || other.negated)) return false;
  if (one.base === 'stringequals' && other.base === 'stringequals')
    return texts(one).every((text) => !texts(other).includes(text));
  if (one.base === 'bool' && other.base === 'bool')
    return texts(one).every((text) => !texts(other).some((each) => each.toLowerCase() === text.toLowerCase()));
  if (one.base === 'stringequals' && other.base === 'stringlike')
    return texts(one).every((text) => !texts(other).some((pattern) => globMatches(pattern, text)));
  if (one.base === 'stringequals' && other.base === 'stringnotequals')
    return texts(one).every((text) => texts(other).includes(text));
  if (one.base === 'stringequals' && other.base === 'stringnotlike')
    return texts(one).every((text) => texts(other).some((pattern) => globMatches(pattern, text)));
  if (one.base === 'ipaddress' && other.base === 'notipaddress')
    return texts(one).every((text) => texts(other).some((range) => rangeCovers(range, text)));
  if (one.ifExists || other.ifExists) return false;
  return leavesNoRoom(one, other);
}

/** `Null: true` demands absence; a positive operator demands a value. */
function excludesByAbsence(absence: ConditionItem, other: ConditionItem): boolean {
  const [value] = texts(absence);
  return value === 'true' && other.base !== 'null' && !other.negated && !other.ifExists;
}

function leavesNoRoom(low: ConditionItem, high: ConditionItem): boolean {
  const kind = /^(numeric|date)greaterthan(equals)?$/.exec(low.base)?.[1];
  if (kind === undefined || !new RegExp(`^${kind}lessthan(equals)?$`).test(high.base)) return false;
  const read = kind === 'numeric' ? Number : Date.parse;
  const floor = Math.min(...texts(low).map(read));
  const ceiling = Math.max(...texts(high).map(read));
  if (Number.isNaN(floor) || Number.isNaN(ceiling)) return false;
  const touch = low.base.endsWith('equals') && high.base.endsWith('equals');
  return touch ? floor > ceiling : floor >= ceiling;
}

function texts(item: ConditionItem): string[] {
  return item.values.map((value) => value.text);
}
