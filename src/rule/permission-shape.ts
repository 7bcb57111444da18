import { HOLE, hasHole, isOpen, type Slot, slotText } from '../source/open.ts';
import { arnFields } from './arn-fields.ts';
import { givesNoArn } from './odd-items.ts';
import type { PermissionEntity } from './template-subject.ts';

/** A parameter that AddPermission refuses. */
export interface ShapeFault {
  readonly property: string;
  readonly value: string;
  readonly why: string;
}

/** The patterns of the service model. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
const PATTERNS = [
  {
    property: 'action',
    pattern: /^(lambda:\*|lambda:[a-zA-Z]+|\*)$/,
    why: 'an action of Lambda by its full name, `lambda:*` or `*`',
  },
  { property: 'principal', pattern: /^\S+$/, why: 'a principal without white space' },
  { property: 'sourceAccount', pattern: /^\d{12}$/, why: 'an account id of 12 digits' },
  { property: 'principalOrgId', pattern: /^o-[a-z0-9]{10,32}$/, why: 'an organization id like `o-a1b2c3d4e5`' },
  {
    property: 'statementId',
    pattern: /^[a-zA-Z0-9_-]{1,100}$/,
    why: '1 to 100 letters, digits, hyphens and underscores',
  },
  { property: 'functionUrlAuthType', pattern: /^(NONE|AWS_IAM)$/, why: '`NONE` or `AWS_IAM`' },
  {
    property: 'eventSourceToken',
    pattern: /^[a-zA-Z0-9._-]{1,256}$/,
    why: 'letters, digits, dot, underscore and hyphen',
  },
] as const;

/** The parameters of a permission that Lambda's own patterns refuse; open parts are passed over. */
export function shapeFaults(permission: PermissionEntity): readonly ShapeFault[] {
  const faults: ShapeFault[] = [];
  for (const { property, pattern, why } of PATTERNS) {
    const value = permission[property];
    if (typeof value === 'string' && !pattern.test(value)) faults.push({ property, value, why: `must be ${why}` });
  }
  const qualifier = permission.function.qualifier;
  if (typeof qualifier === 'string' && !/^[a-zA-Z0-9$_-]{1,128}$/.test(qualifier))
    faults.push({ property: 'qualifier', value: qualifier, why: 'must name one alias or version' });
  const source = sourceFault(permission.sourceArn);
  return source === undefined ? faults : [...faults, source];
}

/** Region and account of the source stand in full or are empty: no wildcard is accepted there. */
function sourceFault(slot: Slot<string>): ShapeFault | undefined {
  const value = slotText(slot);
  const name = value?.startsWith(HOLE) === true && isOpen(slot) ? givesNoArn(slot.refs[0]) : undefined;
  if (name !== undefined) return { property: 'sourceArn', value: value ?? '', why: `must be an ARN, ${name}` };
  if (value === undefined || value === '' || (hasHole(value) && !value.startsWith('arn:'))) return undefined;
  const arn = arnFields(value);
  const fault = (why: string): ShapeFault => ({ property: 'sourceArn', value, why });
  if (arn === undefined) return hasHole(value) ? undefined : fault('must be an ARN of six fields');
  if (!hasHole(arn.partition) && !/^aws[a-zA-Z0-9-]*$/.test(arn.partition))
    return fault('needs a partition such as `aws`');
  if (!hasHole(arn.region) && !/^([a-z]{2,4}(-[a-z]+)+-\d)?$/.test(arn.region))
    return fault('must have one region, or none, in its fourth field');
  if (!hasHole(arn.account) && !/^(\d{12})?$/.test(arn.account))
    return fault('must have one account id, or none, in its fifth field');
  return undefined;
}
