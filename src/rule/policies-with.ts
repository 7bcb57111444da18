import { oncePer } from './once-per.ts';
import type { PolicySubject, PolicyType } from './policy-subject.ts';

/** Whether the policy has one of the things (see PolicySubject.features); an action pattern may mean any service. */
export function hasFeature({ features }: PolicySubject, wanted: readonly string[]): boolean {
  for (const feature of wanted) if (features.has(feature)) return true;
  return features.has('service:*') && wanted.some((feature) => feature.startsWith('service:'));
}

/** The policies that a rule about these things has to look at; of one type when it is about that. */
export function policiesWith(set: PolicySet, wanted: readonly string[], type?: PolicyType): readonly PolicySubject[] {
  const policies = type === undefined ? set.policies : policiesOfType(set, type);
  return policies.filter((policy) => hasFeature(policy, wanted));
}

interface PolicySet {
  readonly policies: readonly PolicySubject[];
}

/** The policies of one type. */
export function policiesOfType(set: PolicySet, type: PolicyType): readonly PolicySubject[] {
  return byType(set).get(type) ?? [];
}

const byType = oncePer(({ policies }: PolicySet): ReadonlyMap<PolicyType, readonly PolicySubject[]> => {
  const found = new Map<PolicyType, PolicySubject[]>();
  for (const policy of policies) {
    const beside = found.get(policy.type);
    if (beside === undefined) found.set(policy.type, [policy]);
    else beside.push(policy);
  }
  return found;
});
