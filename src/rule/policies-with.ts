import type { PolicySubject } from './policy-subject.ts';

/** Whether the policy has one of the things (see PolicySubject.features); an action pattern may mean any service. */
export function hasFeature({ features }: PolicySubject, wanted: readonly string[]): boolean {
  const anyService = features.has('service:*');
  return wanted.some((feature) => features.has(feature) || (anyService && feature.startsWith('service:')));
}

/** The policies that a rule about these things has to look at. */
export function policiesWith(
  { policies }: { readonly policies: readonly PolicySubject[] },
  wanted: readonly string[],
): readonly PolicySubject[] {
  return policies.filter((policy) => hasFeature(policy, wanted));
}
