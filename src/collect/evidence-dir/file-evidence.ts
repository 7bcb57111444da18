import type { Evidence } from '../../domain/evidence.ts';
import { notCollected } from '../not-read.ts';

interface Told<T> {
  readonly by: string;
  readonly value: T;
}

/** What the files say of one thing: nothing, one answer, or answers that contradict each other. */
export function toldBy<T>(facts: readonly Told<T>[], operation: string, missing: string): Evidence<T> {
  const [first, ...others] = facts;
  if (first === undefined) return notCollected(operation, missing);
  const text = JSON.stringify(first.value);
  const other = others.find((fact) => JSON.stringify(fact.value) !== text);
  if (other === undefined) return { status: 'collected', value: first.value, by: first.by };
  return {
    status: 'unavailable',
    operation,
    reason: 'failed',
    detail: `${first.by} and ${other.by} say different things`,
  };
}

export const NO_FILE = 'no file of the evidence tells it';
