import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const documents = z.array(z.unknown());
const levels = z.array(z.strictObject({ target: z.string(), policies: documents }));
const context = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** One case of fixtures/decisions, with every field that the files use; an unknown field is an error. */
export const decisionCase = z.strictObject({
  id: z.string(),
  title: z.string(),
  path: z.enum(['invoke', 'function-url', 'execute-api']),
  caller: z.record(z.string(), z.unknown()),
  policies: z.strictObject({
    identity: documents,
    groups: z.array(z.strictObject({ name: z.string(), policies: documents })),
    boundary: z.unknown(),
    session: documents,
    scps: levels,
    rcps: levels,
    resource: z.unknown(),
    vpcEndpoint: z.optional(z.unknown()),
    resourceAccountScps: z.optional(levels),
    authorizer: z.optional(z.unknown()),
  }),
  target: z.record(z.string(), z.unknown()),
  request: z.strictObject({
    actions: z.array(z.string()),
    resource: z.string(),
    resourceAccount: z.string(),
    context,
    contextByAction: z.optional(z.record(z.string(), context)),
    sigV4Service: z.optional(z.string()),
  }),
  expected: z.strictObject({
    decision: z.enum(['allow', 'deny', 'undetermined']),
    reason: z.string(),
    acceptedReasons: z.optional(z.array(z.string())),
    perAction: z.optional(z.record(z.string(), z.enum(['allow', 'deny']))),
    httpStatus: z.optional(z.number()),
  }),
  confidence: z.enum(['documented', 'derived']),
  why: z.string(),
  source: z.array(z.string()),
});

export type DecisionCase = z.infer<typeof decisionCase>;

const caseFile = z.strictObject({ meta: z.strictObject({ title: z.string() }), cases: z.array(decisionCase) });

/** The names of the case files, seen from the root of the project. */
export function caseFiles(): readonly string[] {
  return readdirSync('fixtures/decisions')
    .sort()
    .map((name) => `fixtures/decisions/${name}`);
}

/** The cases of one file; throws with the place of a mistake. */
export function readCases(file: string): readonly DecisionCase[] {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return caseFile.parse(value).cases;
}
