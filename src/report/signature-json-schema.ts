import * as z from 'zod/mini';

const words = z.nullable(z.string());

/** Schema of `why403 verify-signature --format json`; docs/schema/signature.json is generated from it. */
export const signatureJsonSchema = z.object({
  schema: z.literal('why403.signature/1'),
  signature: z.enum(['right', 'wrong', 'undetermined']),
  /** In the order in which AWS would refuse. */
  problems: z.array(z.object({ id: z.string(), certain: z.boolean(), what: z.string(), fix: z.string() })),
  /** Line of the canonical request that differs first. */
  firstDifference: words,
  algorithm: words,
  accessKeyId: words,
  service: words,
  region: words,
  canonicalRequest: words,
  stringToSign: words,
  lines: z.array(
    z.object({
      part: z.string(),
      expected: words,
      /** From AWS's answer. */
      echoed: z.optional(words),
      /** As the signer had it, when the signature proves that. */
      signed: z.optional(words),
    }),
  ),
  expectedSignature: words,
  givenSignature: words,
});

/** Schema of `why403 sign --format json`; docs/schema/signed-request.json is generated from it. */
export const signedRequestJsonSchema = z.object({
  schema: z.literal('why403.signed-request/1'),
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.optional(z.string()),
  /** Of a body that is no text. */
  bodyBase64: z.optional(z.string()),
  service: z.string(),
  region: z.string(),
  algorithm: z.enum(['v4', 'v4a']),
});
