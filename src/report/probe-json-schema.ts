import * as z from 'zod/mini';

const rung = z.enum(['S0', 'S1', 'S2', 'S3', 'S3b', 'S4', 'S5', 'S6', 'S7', 'S8', 'L1']);

const skipped = z.object({ rung, title: z.string(), state: z.literal('skipped'), why: z.string() });

const seen = z.object({
  rung,
  title: z.string(),
  state: z.literal('seen'),
  seen: z.enum([
    'identity',
    'connected',
    'missingToken',
    'wrongScope',
    'badSignature',
    'badTime',
    'badCredentials',
    'denied',
    'forbidden',
    'accepted',
    'applicationRefused',
    'busy',
    'authorizerRefused',
    'unreached',
    'unread',
  ]),
  says: z.string(),
  status: z.optional(z.number()),
  cause: z.optional(z.string()),
  candidates: z.optional(z.array(z.string())),
  facts: z.record(z.string(), z.string()),
  millis: z.number(),
});

/** Schema of `why403 probe --format json`; docs/schema/probe.json is generated from it. */
export const probeJsonSchema = z.object({
  schema: z.literal('why403.probe/1'),
  verdict: z.enum(['confirmed', 'contradicted', 'unconfirmed']),
  says: z.string(),
  target: z.string(),
  mode: z.enum(['safe', 'full']),
  /** ARN that STS names. */
  caller: z.nullable(z.string()),
  decision: z.nullable(z.enum(['allowed', 'explicitDeny', 'implicitDeny', 'undetermined'])),
  /** What shows that an emulator answered. */
  emulator: z.nullable(z.string()),
  probeId: z.string(),
  rungs: z.array(z.discriminatedUnion('state', [skipped, seen])),
  /** Rows of the table of pairs that apply, the deciding one first (docs/probe.md). */
  rows: z.array(z.object({ id: z.string(), reading: z.string(), next: z.string() })),
  /** Of a contradiction, in the order in which to check them. */
  suspects: z.array(
    z.object({
      id: z.enum(['unseen-scp', 'not-propagated', 'not-redeployed', 'wrong-caller', 'our-model']),
      says: z.string(),
      check: z.string(),
    }),
  ),
  warnings: z.array(z.string()),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(3), z.literal(4)]),
});
