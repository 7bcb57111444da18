import * as z from 'zod/mini';
import { causeTable } from '../denial/cause-table.ts';

const words = z.nullable(z.string());

/** What both shapes share; facts that only some denials carry stand beside these fields. */
const denial = {
  /** Of the case, when the input named one. */
  id: z.optional(z.string()),
  layer: z.nullable(
    z.enum([
      'client',
      'transport',
      'tls',
      'domain',
      'front-door',
      'cdn',
      'waf',
      'route',
      'api-key',
      'signature',
      'credentials',
      'authorization',
      'authorizer',
      'throttle',
      'integration',
      'function',
      'application',
      'none',
    ]),
  ),
  cause: z.nullable(z.enum(Object.keys(causeTable))),
  /** Every cause that the text alone cannot exclude, the likeliest first. */
  candidates: z.array(z.string()),
  certain: z.boolean(),
  settledBy: z.nullable(z.enum(['text', 'context'])),
  status: z.nullable(z.number()),
  service: words,
  principal: words,
  action: words,
  resource: words,
  denyKind: z.nullable(z.enum(['explicit', 'implicit', 'unknown'])),
  policyType: z.nullable(
    z.enum(['identity', 'resource', 'scp', 'rcp', 'boundary', 'session', 'vpce', 'role-trust', 'authorizer']),
  ),
  policyArn: words,
  authorizationId: words,
  message: z.string(),
  meaning: z.string(),
  next: z.string(),
};

const fact = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** Schema of `why403 decode --format json` for one denial; docs/schema/denial.json is generated from it. */
export const denialJsonSchema = z.catchall(z.object({ schema: z.literal('why403.denial/1'), ...denial }), fact);

/** The same for several denials, in the order of the input. */
export const denialsJsonSchema = z.object({
  schema: z.literal('why403.denials/1'),
  denials: z.array(z.catchall(z.object(denial), fact)),
});
