import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { ApiEvidence, FunctionEvidence, Snapshot } from '../snapshot/snapshot.ts';

/**
 * One snapshot from several of the same call, the earlier ones speaking first: what one could not read the next may
 * fill. Known absence counts as an answer.
 */
export function combine(first: Snapshot, others: readonly Snapshot[]): Snapshot {
  return others.reduce(combineTwo, first);
}

function combineTwo(left: Snapshot, right: Snapshot): Snapshot {
  return {
    ...left,
    sources: [...left.sources, ...right.sources],
    caller: pick(left.caller, right.caller),
    identity: {
      policies: filled(left.identity.policies, right.identity.policies),
      groups: combinedGroups(left.identity.groups, right.identity.groups),
      boundary: pickPolicy(left.identity.boundary, right.identity.boundary),
      session: pick(left.identity.session, right.identity.session),
      tags: pick(left.identity.tags, right.identity.tags),
    },
    organization: {
      id: pick(left.organization.id, right.organization.id),
      managementAccount: pick(left.organization.managementAccount, right.organization.managementAccount),
      scps: pick(left.organization.scps, right.organization.scps),
    },
    function: deeper(left.function, right.function, combinedFunction),
    api: deeper(left.api, right.api, combinedApi),
    vpcEndpoint: pick(left.vpcEndpoint, right.vpcEndpoint),
    context: { ...right.context, ...left.context },
  };
}

/** The first answer; of two failures the one that was tried. */
function pick<T>(left: Evidence<T>, right: Evidence<T>): Evidence<T> {
  if (left.status !== 'unavailable') return left;
  if (right.status !== 'unavailable') return right;
  return left.reason === 'notCollected' ? right : left;
}

function deeper<T>(left: Evidence<T>, right: Evidence<T>, merge: (left: T, right: T) => T): Evidence<T> {
  if (left.status !== 'collected' || right.status !== 'collected') return pick(left, right);
  return { ...left, value: merge(left.value, right.value) };
}

/** A policy that is known by name, and whose text only the other source could read. */
function pickPolicy(left: Evidence<PolicyEvidence>, right: Evidence<PolicyEvidence>): Evidence<PolicyEvidence> {
  return deeper(left, right, (a, b) => ({ ...a, document: pick(a.document, b.document) }));
}

type PolicyList = Evidence<readonly PolicyEvidence[]>;

function filled(left: PolicyList, right: PolicyList): PolicyList {
  return deeper(left, right, (own, others) =>
    own.map((policy) => {
      const other = others.find(
        ({ source }) => source.name === policy.source.name && source.kind === policy.source.kind,
      );
      return policy.document.status !== 'unavailable' || other === undefined
        ? policy
        : { ...policy, document: pick(policy.document, other.document) };
    }),
  );
}

function combinedGroups(
  left: Snapshot['identity']['groups'],
  right: Snapshot['identity']['groups'],
): Snapshot['identity']['groups'] {
  return deeper(left, right, (own, others) =>
    own.map((group) => {
      const other = others.find(({ name }) => name === group.name);
      return other === undefined ? group : { ...group, policies: filled(group.policies, other.policies) };
    }),
  );
}

function combinedFunction(left: FunctionEvidence, right: FunctionEvidence): FunctionEvidence {
  const role = left.executionRole ?? right.executionRole;
  return {
    ...left,
    policy: pickPolicy(left.policy, right.policy),
    qualifiedPolicy: pickPolicy(left.qualifiedPolicy, right.qualifiedPolicy),
    urls: pick(left.urls, right.urls),
    aliases: pick(left.aliases, right.aliases),
    tags: pick(left.tags, right.tags),
    ...(role === undefined ? {} : { executionRole: role }),
  };
}

function combinedApi(left: ApiEvidence, right: ApiEvidence): ApiEvidence {
  return {
    ...right,
    ...left,
    stage: pick(left.stage, right.stage),
    policy: pickPolicy(left.policy, right.policy),
    route: deeper(left.route, right.route, (a, b) => ({ ...a, integration: pick(a.integration, b.integration) })),
    routes: pick(left.routes, right.routes),
  };
}
