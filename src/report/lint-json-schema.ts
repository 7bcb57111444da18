import * as z from 'zod/mini';
import { LINT_SCHEMA } from './lint-json.ts';

const place = { path: z.string(), line: z.number(), column: z.number() };
const end = z.object({ offset: z.number(), line: z.number(), column: z.number() });

const finding = z.object({
  ruleId: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  confidence: z.string(),
  /** 0.1 to 10.0, for rules about security. */
  security: z.optional(z.number()),
  message: z.string(),
  /** Relative to the working folder, with forward slashes; absolute when it lies elsewhere. */
  ...place,
  endLine: z.number(),
  endColumn: z.number(),
  /** JSON pointer into the value of the file. */
  pointer: z.string(),
  sid: z.optional(z.string()),
  /** Stays the same when lines or statements move. */
  fingerprint: z.string(),
  related: z.array(z.object({ message: z.string(), ...place })),
  fix: z.nullable(
    z.object({
      title: z.string(),
      /** `--fix` applies the safe ones. */
      safety: z.enum(['safe', 'suggest']),
      edits: z.array(z.object({ path: z.string(), start: end, end, text: z.string() })),
    }),
  ),
});

/** Shape of `why403 lint --format json`. */
export const lintJsonSchema = z.object({
  schema: z.literal(LINT_SCHEMA),
  tool: z.object({ name: z.string(), version: z.string() }),
  findings: z.array(finding),
  /** Silenced by comment, metadata, configuration or baseline. */
  suppressed: z.array(
    z.extend(finding, { suppression: z.object({ from: z.string(), reason: z.optional(z.string()) }) }),
  ),
  summary: z.object({
    files: z.number(),
    policies: z.number(),
    error: z.number(),
    warning: z.number(),
    info: z.number(),
    suppressed: z.number(),
    /** Rules that said nothing because something is not known. */
    notDecided: z.array(z.object({ rule: z.string(), missing: z.string(), count: z.number() })),
    unreadable: z.array(z.object({ path: z.string(), reason: z.string() })),
    notRecognised: z.array(z.string()),
    crashed: z.array(z.object({ rule: z.string(), message: z.string() })),
    /** Day of the service data. */
    serviceData: z.string(),
  }),
});
