import * as z from 'zod/mini';
import { probeJsonSchema } from './probe-json-schema.ts';

/** Shape of `why403 explain --format json`. Its version changes with a changelog line only. */
export const EXPLAIN_SCHEMA = 'why403.explain/1';

const statement = z.object({
  policy: z.string(),
  policyType: z.enum(['identity', 'resource', 'boundary', 'session', 'scp', 'rcp', 'vpce', 'authorizer']),
  kind: z.string(),
  attachedTo: z.optional(z.string()),
  arn: z.optional(z.string()),
  path: z.optional(z.string()),
  /** Zero-based place in the document. */
  index: z.number(),
  sid: z.optional(z.string()),
  /** One-based. */
  line: z.optional(z.number()),
});

const decisionKind = z.enum(['allowed', 'explicitDeny', 'implicitDeny', 'undetermined']);
const match = z.enum(['match', 'mismatch', 'unknown']);
const marks = { principal: match, action: match, resource: match, condition: match };
const traceStep = z.object({
  policyType: z.string(),
  statement,
  effect: z.enum(['Allow', 'Deny']),
  ...marks,
  detail: z.array(z.string()),
});
const need = z.object({
  kind: z.enum(['context', 'policy', 'fact']),
  name: z.string(),
  because: z.optional(z.string()),
});

const action = z.object({
  action: z.string(),
  resource: z.string(),
  decision: decisionKind,
  reason: z.string(),
  grants: z.array(statement),
  blockers: z.array(
    z.object({
      kind: z.enum(['explicitDeny', 'implicitDeny']),
      policyType: z.string(),
      target: z.optional(z.string()),
      statements: z.array(statement),
    }),
  ),
  nearMisses: z.array(z.object({ statement, failing: z.string(), detail: z.array(z.string()) })),
  needs: z.array(need),
  possible: z.array(z.enum(['allowed', 'explicitDeny', 'implicitDeny'])),
  /** Tree of `all`, `any`, `not` and leaves that name their statement. */
  allowedIf: z.optional(z.unknown()),
  assumptions: z.array(z.string()),
  layers: z.array(
    z.object({
      policyType: z.string(),
      target: z.optional(z.string()),
      outcome: z.string(),
      statements: z.array(statement),
      note: z.optional(z.string()),
    }),
  ),
  /** Only with `--trace`. */
  trace: z.optional(z.array(traceStep)),
});

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  confidence: z.enum(['certain', 'likely', 'possible']),
  message: z.string(),
  because: z.array(statement),
});

const fix = z.object({
  title: z.string(),
  /** Always true: a fix that the engine did not confirm is not in the list. */
  proved: z.boolean(),
  assuming: z.array(z.string()),
  edits: z.array(z.unknown()),
  format: z.enum(['cli', 'json', 'terraform', 'cloudformation', 'cdk']),
  text: z.string(),
});

/** Schema of the JSON explanation; docs/schema/explain.json is generated from it. */
export const explainJsonSchema = z.object({
  schema: z.literal(EXPLAIN_SCHEMA),
  /** Only with `--from`: what the denial itself says. Not `yes` in `byPolicies`: something else than policies is to be repaired. */
  denial: z.optional(
    z.object({
      layer: z.string(),
      cause: z.nullable(z.string()),
      candidates: z.array(z.string()),
      certain: z.boolean(),
      byPolicies: z.enum(['yes', 'perhaps', 'no']),
      meaning: z.string(),
      next: z.string(),
    }),
  ),
  /** What the policies say about the call. */
  verdict: z.enum(['allowed', 'explicitDeny', 'implicitDeny', 'undetermined', 'notPermission']),
  /** Reason in the vocabulary of policy tests; absent when there was no permission question. */
  reason: z.optional(z.string()),
  why: z.string(),
  exitCode: z.number(),
  call: z.object({
    title: z.string(),
    kind: z.string(),
    caller: z.string(),
    callerArn: z.optional(z.string()),
    region: z.optional(z.string()),
    resource: z.optional(z.string()),
  }),
  /** Why IAM is not asked. */
  notPermission: z.optional(
    z.object({ cause: z.string(), says: z.string(), passes: z.boolean(), next: z.array(z.string()) }),
  ),
  actions: z.array(action),
  needs: z.array(need),
  findings: z.array(finding),
  fixes: z.array(fix),
  notes: z.array(z.string()),
  assumptions: z.array(z.object({ id: z.string(), says: z.string(), unless: z.optional(z.string()) })),
  blindSpots: z.array(z.object({ what: z.string(), because: z.string(), remedy: z.optional(z.string()) })),
  sources: z.array(z.object({ from: z.string(), gave: z.array(z.string()) })),
  context: z.record(
    z.string(),
    z.object({ state: z.string(), values: z.optional(z.array(z.string())), because: z.optional(z.string()) }),
  ),
  collectedAt: z.string(),
  /** Only with `--probe`. */
  probe: z.optional(probeJsonSchema),
});
