/**
 * Three-valued truth: 0 no, 1 unknown, 2 yes. With these numbers *and* is the minimum and *or* the maximum,
 * which keeps the fast path free of branches on names.
 */
export type Ternary = 0 | 1 | 2;

export const NO = 0 as const;
export const UNKNOWN = 1 as const;
export const YES = 2 as const;

/** Both. */
export function both(left: Ternary, right: Ternary): Ternary {
  return left < right ? left : right;
}

/** Either. */
export function either(left: Ternary, right: Ternary): Ternary {
  return left > right ? left : right;
}

/** The opposite; unknown stays unknown. */
export function opposite(value: Ternary): Ternary {
  if (value === YES) return NO;
  return value === NO ? YES : UNKNOWN;
}

/** A plain boolean as a ternary. */
export function certain(value: boolean): Ternary {
  return value ? YES : NO;
}
