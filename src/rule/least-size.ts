import { HOLE, isList, isOpen, type Open, type SourceValue } from '../source/open.ts';
import type { PolicySubject } from './policy-subject.ts';

/** Bytes that an open part has at least. */
const LEAST: Readonly<Record<string, number>> = {
  'AWS::Partition': 'aws'.length,
  'AWS::Region': 'us-east-1'.length,
  'AWS::AccountId': '111122223333'.length,
};

/**
 * The least number of bytes that the statements take in a stored policy, without white space, whatever their open parts
 * become; statements under a condition of the template are left away.
 */
export function leastSize(policy: PolicySubject, indexes?: ReadonlySet<number>): number {
  let size = '{"Version":"2012-10-17","Id":"default","Statement":[]}'.length;
  for (const statement of policy.statements) {
    if (statement.conditional || (indexes !== undefined && !indexes.has(statement.index))) continue;
    size += leastOf(statement.raw) + 1;
  }
  return size;
}

/** Added up instead of written out: functions have thousands of permissions, and nearly all are small. */
function leastOf(value: SourceValue): number {
  if (typeof value === 'string') return textSize(value);
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (isOpen(value)) return textSize((value.text ?? '').replaceAll(HOLE, '')) + leastOpen(value);
  if (isList(value)) return value.reduce<number>((sum, member) => sum + leastOf(member) + 1, value.length > 0 ? 1 : 2);
  let size = 1;
  for (const key of Object.keys(value)) size += textSize(key) + leastOf(value[key] ?? null) + 2;
  return Math.max(size, 2);
}

/** Bytes of a string in JSON. */
function textSize(text: string): number {
  return PLAIN.test(text) ? text.length + 2 : new TextEncoder().encode(JSON.stringify(text)).length;
}

/** Characters that JSON writes as they are, in one byte. */
const PLAIN = /^[ !#-[\]-~]*$/;

function leastOpen(open: Open): number {
  return open.refs.reduce((sum, reference) => sum + (LEAST[reference.name] ?? 1), 0);
}
