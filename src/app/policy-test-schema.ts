import * as z from 'zod/mini';

const text = z.optional(z.nullable(z.string()));
const texts = z.optional(z.union([z.string(), z.array(z.string())]));
const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** One value, several, or null for "AWS does not send this key". */
const keyValue = z.union([scalar, z.array(scalar), z.null()], {
  error: 'expected a text, a number, a boolean, a list of these, or null for a key that is not sent',
});
const keys = z.record(z.string(), keyValue);

/** A policy document as an object or as its JSON text, or `{"file": "…"}` relative to the case file. */
const document = z.union([z.string(), z.record(z.string(), z.unknown())], {
  error: 'expected a policy document or {"file": "…"}',
});
const documents = z.union([z.null(), document, z.array(document)], {
  error: 'expected a policy document, {"file": "…"}, a list of these, or null',
});
const group = z.strictObject({ name: z.string(), policies: z.optional(documents) });
const levels = z.optional(z.nullable(z.array(z.strictObject({ target: z.string(), policies: z.optional(documents) }))));

const caller = z.strictObject({
  kind: z.enum(['iam-user', 'assumed-role', 'federated-user', 'root', 'service', 'service-linked-role', 'anonymous']),
  arn: text,
  account: text,
  userName: text,
  roleArn: text,
  sessionName: text,
  federatedBy: text,
  servicePrincipal: text,
  userId: text,
  orgId: text,
  managementAccount: z.optional(z.nullable(z.boolean())),
  temporary: z.optional(z.nullable(z.boolean())),
});

const policies = z.strictObject({
  identity: z.optional(documents),
  groups: z.optional(z.nullable(z.array(group))),
  boundary: z.optional(documents),
  session: z.optional(documents),
  scps: levels,
  rcps: levels,
  resource: z.optional(documents),
  vpcEndpoint: z.optional(documents),
  resourceAccountScps: levels,
  authorizer: z.optional(documents),
});

const request = z.strictObject({
  actions: z.optional(z.array(z.string()).check(z.minLength(1))),
  resource: z.optional(z.string()),
  resourceAccount: z.optional(z.string()),
  context: z.optional(keys),
  contextByAction: z.optional(z.record(z.string(), keys)),
  sigV4Service: text,
});

const DECISIONS = ['allow', 'deny', 'undetermined'] as const;
const decision = z.enum(DECISIONS);
const LAYERS = ['identity', 'boundary', 'session', 'scp', 'rcp', 'resource', 'vpce', 'authorizer'] as const;
const reason = z.enum([
  'allow:identity',
  'allow:resource',
  'allow:identity+resource',
  'allow:root',
  'allow:authorizer',
  'allow:no-authorization',
  ...LAYERS.map((layer) => `explicit-deny:${layer}` as const),
  ...LAYERS.map((layer) => `implicit-deny:${layer}` as const),
  'unauthenticated',
  'undetermined',
]);

const expected = z.strictObject({
  decision,
  reason: z.optional(reason),
  acceptedReasons: z.optional(z.array(reason)),
  perAction: z.optional(z.record(z.string(), decision)),
  /** Documentation only: what AWS answers is not computed. */
  httpStatus: z.optional(z.number()),
});

/** One case: who asks for what under which policies, and what is expected. */
export const policyTestCase = z.strictObject({
  id: z.string().check(z.minLength(1)),
  title: text,
  path: z.optional(z.enum(['invoke', 'function-url', 'execute-api'])),
  caller: z.optional(caller),
  policies: z.optional(policies),
  /** Open: further keys describe the target for people. */
  target: z.optional(z.record(z.string(), z.unknown())),
  request: z.optional(request),
  /** Supplies what the case does not: a snapshot, or the file that holds one. */
  snapshot: z.optional(z.union([z.string(), z.record(z.string(), z.unknown())])),
  expected,
  confidence: text,
  why: text,
  source: texts,
  tags: texts,
  note: text,
});

/** What stands around the cases. */
export const policyTestHead = z.strictObject({
  $schema: z.optional(z.string()),
  meta: z.optional(z.record(z.string(), z.unknown())),
  cases: z.array(z.unknown()),
});

/** A file of `why403 test`: cases with a description, or the bare list. */
export const policyTestSchema = z.union([
  z.array(policyTestCase),
  z.strictObject({ ...policyTestHead.shape, cases: z.array(policyTestCase) }),
]);

export type PolicyTestCase = z.infer<typeof policyTestCase>;
export type CasePolicies = z.infer<typeof policies>;
export type CaseDocuments = z.infer<typeof documents>;
export type CaseKeys = z.infer<typeof keys>;
export type CaseCaller = z.infer<typeof caller>;
export type CaseDecision = (typeof DECISIONS)[number];
