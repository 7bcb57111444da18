import type { PolicyLayer } from '../domain/policy.ts';
import type { LayerPolicies, LayerPolicy, QuestionPolicies } from '../domain/question.ts';
import { compileQuestionSet } from './compile-question.ts';
import { type DocumentPool, documentPool } from './document-pool.ts';
import { parsePolicy } from './parse-policy.ts';

/** A policy document as JSON text or as plain data. */
export type GivenDocument = string | object;

/** Documents by the part they play; what is not given does not exist. */
export interface GivenPolicies {
  /** Of the user with its groups, or of the role. */
  readonly identity?: readonly GivenDocument[];
  readonly boundary?: GivenDocument;
  readonly session?: readonly GivenDocument[];
  /** One entry per level, from the root of the organization to the account. */
  readonly scps?: readonly { readonly target: string; readonly policies: readonly GivenDocument[] }[];
  /** Of the function, or of the API. */
  readonly resource?: GivenDocument;
  readonly vpcEndpoint?: GivenDocument;
  /** Answer of a Lambda authorizer. */
  readonly authorizer?: GivenDocument;
}

/**
 * A set of policies, parsed and compiled, for any number of questions; pass the same set to each. A document that is no
 * policy does not throw: it stays in its layer as `unreadable` and makes the answers that depend on it undetermined.
 * Texts that are equal are parsed and compiled once per `pool`; share one pool between sets that share managed policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types
 */
export function compilePolicies(given: GivenPolicies, pool: DocumentPool = documentPool()): QuestionPolicies {
  const many = (layer: PolicyLayer, documents: readonly GivenDocument[]): LayerPolicies => ({
    policies: documents.map((document, index) =>
      readDocument(document, { layer, name: `${layer} ${index + 1}` }, pool),
    ),
    complete: true,
  });
  const one = (layer: PolicyLayer, document: GivenDocument | undefined): LayerPolicies | null =>
    document === undefined ? null : many(layer, [document]);
  const policies: QuestionPolicies = {
    identity: many('identity', given.identity ?? []),
    boundary: one('boundary', given.boundary),
    session: given.session === undefined || given.session.length === 0 ? null : many('session', given.session),
    scps: (given.scps ?? []).map((level) => ({ target: level.target, ...many('scp', level.policies) })),
    rcps: [],
    resource: one('resource', given.resource),
    vpcEndpoint: one('vpce', given.vpcEndpoint),
    authorizer: one('authorizer', given.authorizer),
  };
  compileQuestionSet(policies);
  return policies;
}

function readDocument(
  document: GivenDocument,
  named: { readonly layer: PolicyLayer; readonly name: string },
  pool: DocumentPool,
): LayerPolicy {
  const source = { ...named, kind: 'file' } as const;
  const parsed = typeof document === 'string' ? pool.parse(document) : parsePolicy(document);
  return parsed.ok ? { source, document: parsed.value } : { source, unreadable: parsed.error.join('; ') };
}
