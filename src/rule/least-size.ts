import { HOLE, isList, isOpen, type Open, type SourceValue } from '../source/open.ts';
import type { PolicySubject } from './policy-subject.ts';

/** Bytes that an open part has at least. */
const LEAST: Readonly<Record<string, number>> = {
  'AWS::Partition': 'aws'.length,
  'AWS::Region': 'us-east-1'.length,
  'AWS::AccountId': '111122223333'.length,
};

const FRAME = '{"Version":"2012-10-17","Id":"default","Statement":[]}'.length;

/**
 * The least number of bytes that the statements take in a stored policy, without white space, whatever their open parts
 * become; statements under a condition of the template are left away.
 */
export function leastSize(policy: PolicySubject, indexes?: ReadonlySet<number>): number {
  let size = FRAME;
  for (const statement of policy.statements) {
    if (statement.conditional || (indexes !== undefined && !indexes.has(statement.index))) continue;
    size += leastOf(statement.raw) + 1;
  }
  return size;
}

/** Whether that may be so many bytes; told by the lengths of the texts alone, as functions are many and nearly all small. */
export function mayTake(policy: PolicySubject, bytes: number): boolean {
  let left = bytes - FRAME;
  for (const statement of policy.statements) {
    left -= boundOf(statement.raw) + 1;
    if (left <= 0) return true;
  }
  return false;
}

function leastOf(value: SourceValue): number {
  let spare = 0;
  const text = JSON.stringify(value, (_key, inner: SourceValue) => {
    if (!isOpen(inner)) return inner;
    spare += leastOpen(inner);
    return (inner.text ?? '').replaceAll(HOLE, '');
  });
  return new TextEncoder().encode(text).length + spare;
}

function leastOpen(open: Open): number {
  return open.refs.reduce((sum, reference) => sum + (LEAST[reference.name] ?? 1), 0);
}

/** A character takes six bytes at most, `\u0001`. */
function boundOf(value: SourceValue): number {
  if (typeof value === 'string') return 6 * value.length + 2;
  if (typeof value !== 'object' || value === null) return 32;
  if (isOpen(value)) return 6 * (value.text ?? '').length + 2 + MOST_OPEN * value.refs.length;
  let size = 2;
  if (isList(value)) for (const member of value) size += boundOf(member) + 1;
  else for (const key in value) size += 6 * key.length + 4 + boundOf(value[key] ?? null);
  return size;
}

const MOST_OPEN = Math.max(...Object.values(LEAST));
