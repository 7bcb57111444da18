import type { ActionFacts, ServiceFacts } from './service-data.ts';

/** Whether requests for an action may carry a condition key of the service or of one of its resource types; key in lower case. */
export function suppliesKey(action: ActionFacts, facts: ServiceFacts, keyLower: string): boolean {
  const types = action.resourceTypes.flatMap((type) => [
    ...type.conditionKeys,
    ...(facts.resourceTypes.get(type.name)?.conditionKeys ?? []),
  ]);
  return [...action.conditionKeys, ...types].some((key) => {
    const known = key.toLowerCase().replace(/\$\{.*$/, '');
    return known === keyLower || (known.endsWith('/') && keyLower.startsWith(known));
  });
}
