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
  const known = keys?.get(condition.keyLower) ?? keys?.get(stemOf(condition.keyLower));
  if (known === undefined) return undefined;
  const type = TYPES[known.type.replace(/^ArrayOf/, '').toLowerCase()];
  return type === undefined ? undefined : { name: known.key, type, multiValued: known.type.startsWith('ArrayOf') };
}

/** `ec2:resourcetag/` and `kms:encryptioncontext:`: what stands before the part that users name. */
function stemOf(key: string): string {
  const slash = key.indexOf('/');
  return key.slice(0, (slash < 0 ? key.indexOf(':', key.indexOf(':') + 1) : slash) + 1);
}
