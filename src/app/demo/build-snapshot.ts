import type { Caller } from '../../domain/caller.ts';
import type { Evidence, PolicyEvidence } from '../../domain/evidence.ts';
import type { PolicySource } from '../../domain/policy.ts';
import type { Target } from '../../domain/target.ts';
import type { ApiEvidence, FunctionEvidence, IdentityEvidence, Snapshot } from '../../snapshot/snapshot.ts';

/** A policy document as written by hand. */
export type Document = Readonly<Record<string, unknown>>;

/** What distinguishes one embedded call from a call for which nothing exists. */
export interface EmbeddedCall {
  readonly target: Target;
  readonly caller: Caller;
  readonly identity?: readonly Document[];
  readonly groups?: Readonly<Record<string, readonly Document[]>>;
  readonly boundary?: Document;
  readonly session?: Document;
  readonly function?: Evidence<FunctionEvidence>;
  readonly api?: Evidence<ApiEvidence>;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

const BY = 'embedded account';
export const ABSENT = { status: 'absent', by: BY } as const;

/** Returns the evidence of an embedded call, complete: what is not named is known not to exist. */
export function buildSnapshot(call: EmbeddedCall): Snapshot {
  return {
    schema: 'why403.snapshot/1',
    collectedAt: '2026-11-21T09:00:00.000Z',
    tool: 'why403 demo',
    target: call.target,
    sources: [{ from: 'embedded account 111122223333', gave: ['caller', 'policies', 'target'] }],
    caller: collected(call.caller),
    identity: identityOf(call),
    organization: { id: ABSENT, managementAccount: ABSENT, scps: ABSENT },
    function: call.function ?? ABSENT,
    api: call.api ?? ABSENT,
    vpcEndpoint: ABSENT,
    context: call.context ?? {},
  };
}

/** Evidence that was found. */
export function collected<T>(value: T): Evidence<T> {
  return { status: 'collected', value, by: BY };
}

/** A policy with its text on several lines, so that statements have line numbers. */
export function policyEvidence(source: PolicySource, document: Document): PolicyEvidence {
  return { source, document: collected(JSON.stringify(document, null, 2)) };
}

function identityOf(call: EmbeddedCall): IdentityEvidence {
  const owner = ownerOf(call.caller);
  const policies = (call.identity ?? []).map((document, index) =>
    policyEvidence({ layer: 'identity', kind: 'inline', name: nameOf('invoke', index), attachedTo: owner }, document),
  );
  const groups = Object.entries(call.groups ?? {}).map(([name, documents]) => ({
    name,
    policies: collected(documents.map((document, index) => groupPolicy(name, document, index))),
  }));
  const boundary: PolicySource = { layer: 'boundary', kind: 'boundary', name: 'limits', attachedTo: owner };
  const session: PolicySource = { layer: 'session', kind: 'session', name: 'session policy', attachedTo: owner };
  return {
    policies: collected(policies),
    groups: groups.length === 0 ? ABSENT : collected(groups),
    boundary: call.boundary === undefined ? ABSENT : collected(policyEvidence(boundary, call.boundary)),
    session: call.session === undefined ? ABSENT : collected([policyEvidence(session, call.session)]),
    tags: collected({}),
  };
}

function groupPolicy(group: string, document: Document, index: number): PolicyEvidence {
  const name = nameOf('call-api', index);
  return policyEvidence({ layer: 'identity', kind: 'group-inline', name, attachedTo: `group/${group}` }, document);
}

function nameOf(base: string, index: number): string {
  return index === 0 ? base : `${base}-${index + 1}`;
}

function ownerOf(caller: Caller): string {
  if (caller.roleArn !== undefined) return `role/${caller.roleArn.split('/').at(-1)}`;
  return `user/${caller.userName ?? caller.federatedBy?.split('/').at(-1) ?? ''}`;
}
