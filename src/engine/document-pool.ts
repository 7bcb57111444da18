import type { PolicyDocument } from '../domain/policy.ts';
import type { Result } from '../domain/result.ts';
import { parsePolicyText } from './parse-policy.ts';

/** Parses each distinct text once; equal texts give the same document, which is then compiled once. */
export interface DocumentPool {
  readonly parse: (text: string) => Result<PolicyDocument, readonly string[]>;
  /** How many distinct texts there were. */
  readonly size: () => number;
}

/** An empty pool, for programs that ask about many principals with the same managed policies. */
export function documentPool(): DocumentPool {
  const parsed = new Map<string, Result<PolicyDocument, readonly string[]>>();
  return {
    parse: (text) => {
      const before = parsed.get(text);
      if (before !== undefined) return before;
      const result = parsePolicyText(text);
      parsed.set(text, result);
      return result;
    },
    size: () => parsed.size,
  };
}
