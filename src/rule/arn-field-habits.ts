import type { ServiceFacts } from './service-data.ts';

/** Whether ARNs of a service hold a field: always, never, or depending on the type. Undefined when the data holds no format. */
export function fieldHabit(
  facts: ServiceFacts,
  field: 'Region' | 'Account',
): 'always' | 'never' | 'sometimes' | undefined {
  const formats = [...facts.resourceTypes.values()].map((type) => type.arn);
  if (formats.length === 0) return undefined;
  const with_ = formats.filter((format) => format.split(':')[field === 'Region' ? 3 : 4] !== '').length;
  return with_ === formats.length ? 'always' : with_ === 0 ? 'never' : 'sometimes';
}
