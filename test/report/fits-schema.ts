import { expect } from 'vitest';
import type * as z from 'zod/mini';

/** Holds a printed document against its schema: every field that must be there is, and none that the schema lacks. */
export function fitsSchema(schema: z.ZodMiniType, value: unknown): void {
  expect(schema.safeParse(value)).toEqual({ success: true, data: value });
}
