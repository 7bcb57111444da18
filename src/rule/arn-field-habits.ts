import type { ServiceFacts } from './service-data.ts';

/** Whether ARNs of a service hold a field: always, never, or depending on the type. Undefined when the data holds no format. */
export function fieldHabit(
  facts: ServiceFacts,
  field: 'Region' | 'Account',
): 'always' | 'never' | 'sometimes' | undefined {
  const known = HABITS.get(facts)?.[field];
  if (known !== undefined) return known;
  const found = habitOf(facts, field);
  if (found !== undefined) HABITS.set(facts, { ...HABITS.get(facts), [field]: found });
  return found;
}

type Habit = 'always' | 'never' | 'sometimes';
const HABITS = new WeakMap<ServiceFacts, { readonly Region?: Habit; readonly Account?: Habit }>();

function habitOf(facts: ServiceFacts, field: 'Region' | 'Account'): Habit | undefined {
  const formats = [...facts.resourceTypes.values()].map((type) => type.arn);
  if (formats.length === 0) return undefined;
  const with_ = formats.filter((format) => format.split(':')[field === 'Region' ? 3 : 4] !== '').length;
  return with_ === formats.length ? 'always' : with_ === 0 ? 'never' : 'sometimes';
}
