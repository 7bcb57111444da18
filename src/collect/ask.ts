import type { Evidence } from '../domain/evidence.ts';
import { isNotFound, unavailable } from './sdk-error.ts';

/**
 * Runs one call and turns its outcome into Evidence: a value, `absent` when AWS says that there is none (or the call
 * gives undefined), else `unavailable` with operation and reason. Never throws.
 */
export async function ask<T>(operation: string, run: () => Promise<T | undefined>): Promise<Evidence<T>> {
  try {
    const value = await run();
    return value === undefined ? { status: 'absent', by: operation } : { status: 'collected', value, by: operation };
  } catch (thrown) {
    return isNotFound(thrown) ? { status: 'absent', by: operation } : unavailable(operation, thrown);
  }
}

/** All items of a paginator's pages. */
export async function allOf<P, T>(pages: AsyncIterable<P>, items: (page: P) => readonly T[] | undefined): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...(items(page) ?? []));
  return all;
}
