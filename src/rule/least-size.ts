import { HOLE, isOpen, type Open, type SourceValue } from '../source/open.ts';
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
