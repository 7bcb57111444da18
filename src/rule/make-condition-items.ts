import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, isOpen, type SourceValue } from '../source/open.ts';
import { textItems } from './make-text-items.ts';
import type { ConditionItem } from './policy-subject.ts';

/** One item per operator and key of a Condition element, whatever else is wrong with it. */
export function conditionItems(condition: SourceValue | undefined, pointer: string): readonly ConditionItem[] {
  if (!isObject(condition)) return [];
  const items: ConditionItem[] = [];
  for (const [operator, block] of Object.entries(condition)) {
    if (!isObject(block)) continue;
    const operatorPointer = pointerTo(pointer, operator);
    for (const [key, raw] of Object.entries(block)) items.push(conditionItem({ operator, operatorPointer, key, raw }));
  }
  return items;
}

/** Whether something below a condition is open. */
export function conditionIsOpen(condition: SourceValue | undefined): boolean {
  if (condition === undefined || !isObject(condition)) return isOpen(condition);
  return Object.values(condition).some(
    (block) => isOpen(block) || (isObject(block) && Object.values(block).some(valueIsOpen)),
  );
}

function valueIsOpen(value: SourceValue): boolean {
  return isOpen(value) || (isList(value) && value.some(isOpen));
}

function conditionItem(entry: {
  operator: string;
  operatorPointer: string;
  key: string;
  raw: SourceValue;
}): ConditionItem {
  const { operator, operatorPointer, key, raw } = entry;
  const lower = operator.toLowerCase();
  const set = lower.startsWith('forallvalues:')
    ? 'ForAllValues'
    : lower.startsWith('foranyvalue:')
      ? 'ForAnyValue'
      : undefined;
  const rest = set === undefined ? lower : lower.slice(lower.indexOf(':') + 1);
  const ifExists = rest.endsWith('ifexists');
  const base = ifExists ? rest.slice(0, -8) : rest;
  const pointer = pointerTo(operatorPointer, key);
  const allValues = textItems(raw, pointer);
  const values = allValues.every((item) => item.open === undefined)
    ? allValues
    : allValues.filter((item) => item.open === undefined);
  const negated = base.includes('not');
  return {
    operator,
    base,
    set,
    ifExists,
    negated,
    key,
    keyLower: key.toLowerCase(),
    values,
    allValues,
    raw,
    pointer,
    operatorPointer,
  };
}
