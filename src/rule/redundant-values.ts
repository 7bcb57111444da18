import { type Covered, coveredItems } from './covered-items.ts';
import { rangeCovers } from './ip-bits.ts';
import type { ConditionItem, TextItem } from './policy-subject.ts';

/**
 * Values of a condition that another value of the list takes in: the smaller limit of a "less than", the larger of a
 * "greater than", a pattern inside a wider one. Values of one key are OR-ed:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function redundantValues(condition: ConditionItem): Covered<TextItem>[] {
  const { base, values } = condition;
  if (values.length < 2 || values.length !== condition.allValues.length || condition.negated) return [];
  if (values.some((value) => value.text.includes('${'))) return [];
  if (base === 'stringlike') return coveredItems(values, (value) => value.text);
  if (base === 'ipaddress') return coveredRanges(values);
  const order = limitOf(base);
  return order === undefined ? [] : weakerLimits(values, order);
}

interface Order {
  readonly largest: boolean;
  readonly read: (text: string) => number;
}

function limitOf(base: string): Order | undefined {
  const read = base.startsWith('numeric') ? Number : base.startsWith('date') ? readDate : undefined;
  if (read === undefined) return undefined;
  if (/lessthan/.test(base)) return { largest: true, read };
  return /greaterthan/.test(base) ? { largest: false, read } : undefined;
}

function readDate(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function weakerLimits(values: readonly TextItem[], { largest, read }: Order): Covered<TextItem>[] {
  const limits = values.map((value) => read(value.text));
  if (limits.some(Number.isNaN)) return [];
  const widest = largest ? Math.max(...limits) : Math.min(...limits);
  const by = values[limits.indexOf(widest)];
  if (by === undefined) return [];
  return values.flatMap((item, index) => (limits[index] === widest ? [] : [{ item, by }]));
}

/** Longest list of ranges that is compared pairwise. */
const LONGEST = 200;

function coveredRanges(values: readonly TextItem[]): Covered<TextItem>[] {
  if (values.length > LONGEST) return [];
  return values.flatMap((item) => {
    const by = values.find(
      (other) => other.text !== item.text && rangeCovers(other.text, item.text) && !rangeCovers(item.text, other.text),
    );
    return by === undefined ? [] : [{ item, by }];
  });
}
