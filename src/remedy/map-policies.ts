import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { ApiEvidence, FunctionEvidence, Snapshot } from '../snapshot/snapshot.ts';

type Change = (policy: PolicyEvidence) => PolicyEvidence;

/** Returns a copy of the snapshot with `change` applied to every policy that was collected. */
export function mapPolicies(snapshot: Snapshot, change: Change): Snapshot {
  const one = (evidence: Evidence<PolicyEvidence>) => mapEvidence(evidence, change);
  const many = (evidence: Evidence<readonly PolicyEvidence[]>) =>
    mapEvidence(evidence, (policies) => policies.map(change));
  const { identity, organization } = snapshot;
  return {
    ...snapshot,
    identity: {
      ...identity,
      policies: many(identity.policies),
      groups: mapEvidence(identity.groups, (groups) =>
        groups.map((group) => ({ ...group, policies: many(group.policies) })),
      ),
      boundary: one(identity.boundary),
      session: many(identity.session),
    },
    organization: {
      ...organization,
      scps: mapEvidence(organization.scps, (levels) =>
        levels.map((level) => ({ ...level, policies: many(level.policies) })),
      ),
    },
    function: mapEvidence(snapshot.function, (value) => mapFunction(value, one)),
    api: mapEvidence(snapshot.api, (value): ApiEvidence => ({ ...value, policy: one(value.policy) })),
    vpcEndpoint: one(snapshot.vpcEndpoint),
  };
}

function mapFunction(
  value: FunctionEvidence,
  one: (evidence: Evidence<PolicyEvidence>) => Evidence<PolicyEvidence>,
): FunctionEvidence {
  return { ...value, policy: one(value.policy), qualifiedPolicy: one(value.qualifiedPolicy) };
}

/** Applies `change` to a collected value; what is absent or unavailable stays so. */
export function mapEvidence<T>(evidence: Evidence<T>, change: (value: T) => T): Evidence<T> {
  return evidence.status === 'collected' ? { ...evidence, value: change(evidence.value) } : evidence;
}
