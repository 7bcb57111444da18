import type { OperatorType } from './condition-operators.ts';
import { globalKey } from './global-keys.ts';
import type { ConditionItem } from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';

/** What is documented of a condition key. */
export interface KeyFacts {
  /** In the documented case. */
  readonly name: string;
  readonly type: OperatorType;
  readonly multiValued: boolean;
}

const TYPES: Readonly<Record<string, OperatorType>> = {
  string: 'String',
  arn: 'Arn',
  bool: 'Bool',
  date: 'Date',
  numeric: 'Numeric',
  ipaddress: 'IpAddress',
  binary: 'Binary',
};

/** Facts about the key of a condition, global or of a service; undefined when it is not in the data. */
export function keyFacts(condition: ConditionItem, services: ServiceData): KeyFacts | undefined {
  const global = globalKey(condition.key);
  if (global !== undefined) return { name: global.key, type: global.type, multiValued: global.multiValued };
  const [prefix = ''] = condition.keyLower.split(':');
  const keys = services.service(prefix)?.conditionKeys;
  const slash = condition.keyLower.indexOf('/');
  const known =
    keys?.get(condition.keyLower) ?? (slash < 0 ? undefined : keys?.get(condition.keyLower.slice(0, slash + 1)));
  if (known === undefined) return undefined;
  const type = TYPES[known.type.replace(/^ArrayOf/, '').toLowerCase()];
  return type === undefined ? undefined : { name: known.key, type, multiValued: known.type.startsWith('ArrayOf') };
}
