import * as z from 'zod/mini';
import type { SavedFact } from './saved-fact.ts';

/** Reads one shape of output: its facts, or undefined when the value has another shape. */
export type Recogniser = (value: unknown, by: string) => readonly SavedFact[] | undefined;

/** A recogniser from the shape and what it says. */
export function recogniser<T extends z.ZodMiniType>(
  schema: T,
  facts: (value: z.infer<T>, by: string) => readonly SavedFact[],
): Recogniser {
  return (value, by) => {
    const parsed = z.safeParse(schema, value);
    return parsed.success ? facts(parsed.data, by) : undefined;
  };
}

/** Text that may be missing or null in an output. */
export const text = z.optional(z.nullable(z.string()));

/** A policy document: object, JSON text, URL-encoded or escaped text. */
export const document = z.union([z.string(), z.record(z.string(), z.unknown())]);

/** `[{Key, Value}]`. */
export const tagList = z.optional(z.array(z.object({ Key: z.string(), Value: z.string() })));

/** The tags as a record. */
export function tagsOf(tags: z.infer<typeof tagList>): Readonly<Record<string, string>> {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key, Value]));
}
