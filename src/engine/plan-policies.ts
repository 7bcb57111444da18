import type { Caller } from '../domain/caller.ts';
import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { ControlLevel, LayerPolicies, LayerPolicy, QuestionPolicies } from '../domain/question.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type DocumentPool, documentPool } from './document-pool.ts';

/** The policies of the caller's side. */
export type CallerPolicies = Omit<QuestionPolicies, 'resource' | 'vpcEndpoint' | 'authorizer'>;

const NONE: LayerPolicies = { policies: [], complete: true };

/**
 * Returns the policies that count for this kind of caller; evidence that could not be read stays open.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function callerPolicies(snapshot: Snapshot, caller: Caller): CallerPolicies {
  return {
    identity: hasIdentityPolicies(caller) ? identityLayer(snapshot, caller) : NONE,
    boundary: hasIdentityPolicies(caller) ? oneLayer(snapshot.identity.boundary) : null,
    session: sessionLayer(snapshot, caller),
    scps: hasControlPolicies(snapshot, caller) ? controlLevels(snapshot) : [],
    // Neither Lambda nor execute-api is among the services that resource control policies reach.
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    rcps: [],
  };
}

/** Root needs no identity policy, services and anonymous callers have none. */
export function hasIdentityPolicies(caller: Caller): boolean {
  return caller.kind !== 'root' && caller.kind !== 'service' && caller.kind !== 'anonymous';
}

/** SCPs bind neither the management account nor service-linked roles, services or anonymous callers. */
export function hasControlPolicies(snapshot: Snapshot, caller: Caller): boolean {
  if (caller.kind === 'service' || caller.kind === 'anonymous' || caller.kind === 'service-linked-role') return false;
  const { managementAccount } = snapshot.organization;
  if (caller.managementAccount === true) return false;
  return !(managementAccount.status === 'collected' && managementAccount.value === caller.account);
}

/** Whether a session policy can have been passed to these credentials. */
export function canHaveSessionPolicy(caller: Caller): boolean {
  return caller.kind === 'assumed-role' || caller.kind === 'federated-user';
}

/** Several policies of one layer, with what could not be listed. */
export function manyLayer(evidence: Evidence<readonly PolicyEvidence[]>): LayerPolicies {
  if (evidence.status === 'absent') return NONE;
  if (evidence.status === 'unavailable') return { policies: [], complete: false, why: unavailableText(evidence) };
  return { policies: evidence.value.map(readPolicy), complete: true };
}

/** The one policy of a layer, null when it is known that there is none. */
export function oneLayer(evidence: Evidence<PolicyEvidence>): LayerPolicies | null {
  if (evidence.status === 'absent') return null;
  if (evidence.status === 'unavailable') return { policies: [], complete: false, why: unavailableText(evidence) };
  if (evidence.value.document.status === 'absent') return null;
  return { policies: [readPolicy(evidence.value)], complete: true };
}

/** `iam:GetRolePolicy: access denied (…)`. */
export function unavailableText(evidence: Extract<Evidence<unknown>, { status: 'unavailable' }>): string {
  const detail = evidence.detail === '' ? '' : ` (${evidence.detail})`;
  return `${evidence.operation}: ${REASONS[evidence.reason]}${detail}`;
}

const REASONS = {
  accessDenied: 'access denied',
  throttled: 'throttled',
  notFound: 'not found',
  undecodable: 'answer could not be decoded',
  offline: 'not reachable',
  notCollected: 'not collected',
  failed: 'failed',
} as const satisfies Record<Extract<Evidence<unknown>, { status: 'unavailable' }>['reason'], string>;

function readPolicy(evidence: PolicyEvidence): LayerPolicy {
  const { source, document } = evidence;
  if (document.status === 'unavailable') return { source, unreadable: unavailableText(document) };
  if (document.status === 'absent') return { source, unreadable: 'the document was not returned' };
  const parsed = parseOnce(document.value);
  if (parsed.ok) return { source, document: parsed.value };
  return { source, unreadable: `the document does not parse: ${parsed.error.slice(0, 3).join('; ')}` };
}

/** A fix is proved on a patched copy, which asks for the same documents again; texts of other calls are let go. */
let pool: DocumentPool = documentPool();

function parseOnce(text: string): ReturnType<DocumentPool['parse']> {
  if (pool.size() > 500) pool = documentPool();
  return pool.parse(text);
}

function identityLayer(snapshot: Snapshot, caller: Caller): LayerPolicies {
  const own = manyLayer(snapshot.identity.policies);
  if (caller.kind === 'assumed-role' || caller.kind === 'service-linked-role') return own;
  const { groups } = snapshot.identity;
  if (groups.status === 'absent') return own;
  if (groups.status === 'unavailable')
    return joined([own, { policies: [], complete: false, why: unavailableText(groups) }]);
  return joined([own, ...groups.value.map((group) => manyLayer(group.policies))]);
}

function joined(layers: readonly LayerPolicies[]): LayerPolicies {
  const why = layers.flatMap((layer) => (layer.why === undefined ? [] : [layer.why])).join('; ');
  const policies = layers.flatMap((layer) => layer.policies);
  return layers.every((layer) => layer.complete) ? { policies, complete: true } : { policies, complete: false, why };
}

function sessionLayer(snapshot: Snapshot, caller: Caller): LayerPolicies | null {
  const { session } = snapshot.identity;
  if (!canHaveSessionPolicy(caller) || session.status === 'absent') return null;
  if (session.status === 'collected') return manyLayer(session);
  // AWS has no call that returns the session policy of a role session, so not having it is the rule; the plan
  // names the assumption. A federated user without one is refused, so there nothing may be assumed.
  if (caller.kind === 'assumed-role' && session.reason === 'notCollected') return null;
  return manyLayer(session);
}

function controlLevels(snapshot: Snapshot): QuestionPolicies['scps'] {
  const { id, scps } = snapshot.organization;
  if (id.status === 'absent' || scps.status === 'absent') return [];
  if (scps.status === 'unavailable') return { unknown: unavailableText(scps) };
  return scps.value.map((level): ControlLevel => ({ target: level.target, ...manyLayer(level.policies) }));
}
