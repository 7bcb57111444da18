import * as z from 'zod/mini';

/** Shape of `why403 test --format json`. Its version changes with a changelog line only. */
export const TEST_SCHEMA = 'why403.test/1';

const word = z.enum(['allow', 'deny', 'undetermined']);

export const testJsonSchema = z.object({
  schema: z.literal(TEST_SCHEMA),
  summary: z.object({ total: z.number(), passed: z.number(), failed: z.number() }),
  cases: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['passed', 'failed']),
      actual: z.object({ decision: word, reason: z.string(), perAction: z.record(z.string(), word) }),
      /** As the case states it. */
      expected: z.object({
        decision: word,
        reason: z.optional(z.string()),
        acceptedReasons: z.optional(z.array(z.string())),
        perAction: z.optional(z.record(z.string(), word)),
        httpStatus: z.optional(z.number()),
      }),
    }),
  ),
});
