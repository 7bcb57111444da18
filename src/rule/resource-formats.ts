import { arnFields } from './arn-fields.ts';
import { globsOverlap } from './glob.ts';
import { mayOverlap } from './holes.ts';
import type { ArnFields, ResourceItem } from './policy-subject.ts';
import type { ActionFacts, ServiceFacts } from './service-data.ts';

/** A documented ARN format as a pattern: `${Name}` parts become stars. */
export function formatPattern(format: string): string {
  const known = PATTERNS.get(format);
  if (known !== undefined) return known;
  const pattern = format.replace(/\$\{[^}]*\}/g, '*');
  PATTERNS.set(format, pattern);
  return pattern;
}

/** The formats of the service data are few thousand. */
const PATTERNS = new Map<string, string>();

/** The resource part of a documented ARN format as a pattern. */
function resourcePattern(format: string): string {
  const known = RESOURCE_PATTERNS.get(format);
  if (known !== undefined) return known;
  const pattern = formatPattern(format).split(':').slice(5).join(':');
  RESOURCE_PATTERNS.set(format, pattern);
  return pattern;
}

const RESOURCE_PATTERNS = new Map<string, string>();

const FITTING = new WeakMap<ServiceFacts, Map<string, boolean>>();
/** Resource parts remembered per service; hostile input must not fill the memory. */
const MOST = 2000;

/** Whether the resource part of an ARN can be one of some resource type of the service. */
export function fitsSomeFormat(facts: ServiceFacts, resource: string): boolean {
  const known = FITTING.get(facts) ?? new Map<string, boolean>();
  FITTING.set(facts, known);
  const before = known.get(resource);
  if (before !== undefined) return before;
  const fits =
    [...facts.resourceTypes.values()].some((type) => globsOverlap(resourcePattern(type.arn), resource)) ||
    isUnlisted(facts, resource);
  if (known.size < MOST) known.set(resource, fits);
  return fits;
}

/**
 * Resources that the service authorization reference does not list, though AWS's documents and policies name them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html
 */
const UNLISTED: Readonly<Record<string, string>> = {
  cloudformation: 'transform/',
  securityhub: 'product-subscription/',
};

function isUnlisted({ prefix }: ServiceFacts, resource: string): boolean {
  const front = UNLISTED[prefix];
  return front !== undefined && resource.startsWith(front);
}

/** Whether a resource can name something of one of the action's resource types. */
export function fitsAction(item: ResourceItem, action: ActionFacts, facts: ServiceFacts): boolean {
  const answers = ANSWERS.get(action) ?? new Map<string, boolean>();
  ANSWERS.set(action, answers);
  const known = answers.get(item.text);
  if (known !== undefined) return known;
  const fits = canName(item, action, facts);
  if (answers.size < MOST_ANSWERS) answers.set(item.text, fits);
  return fits;
}

/** The same resources stand beside the same actions everywhere. */
const ANSWERS = new WeakMap<ActionFacts, Map<string, boolean>>();
/** Resources remembered per action. */
const MOST_ANSWERS = 100;

function canName(item: ResourceItem, action: ActionFacts, facts: ServiceFacts): boolean {
  const { arn } = item;
  if (arn === undefined || isUnlisted(facts, arn.resource)) return true;
  const plain = !/[*?\u{FFFC}]/u.test(arn.service);
  // Their ARNs have more shapes than the data; rules of their own look at them.
  if (facts.prefix === 'execute-api' || facts.prefix === 'apigateway') return !plain || arn.service === facts.prefix;
  const reaches = /[*?]/.test(`${arn.partition}${arn.service}${arn.region}${arn.account}`);
  return action.resourceTypes.some((type) => {
    const known = facts.resourceTypes.get(type.name);
    if (known === undefined) return true;
    // Another service needs no comparison of patterns.
    if (plain && !known.arn.includes(`:${arn.service}:`)) return false;
    const pattern = formatPattern(known.arn);
    if (known.arn === BUCKET && isObjectOnly(arn.resource)) return false;
    // Field by field is enough where it fits; a star that reaches over a colon is looked at as a whole.
    return sameFields(pattern, item) || (reaches && globsOverlap(pattern, item.text));
  });
}

const BUCKET = 'arn:${Partition}:s3:::${BucketName}';

/** `bucket/*` names objects only: no bucket has a slash in its name. */
function isObjectOnly(resource: string): boolean {
  const slash = resource.indexOf('/');
  return slash > 0 && !/[*?]/.test(resource.slice(0, slash));
}

function sameFields(pattern: string, item: ResourceItem): boolean {
  const format = formatFields(pattern);
  const { arn } = item;
  if (format === undefined || arn === undefined) return false;
  return (
    overlaps(format.region, arn.region) &&
    overlaps(format.account, arn.account) &&
    overlaps(format.service, arn.service) &&
    overlaps(format.partition, arn.partition) &&
    mayOverlap(format.resource, arn.resource)
  );
}

function overlaps(one: string, other: string): boolean {
  return one === '*' || other === '*' || one === other || mayOverlap(one, other);
}

function formatFields(pattern: string): ArnFields | undefined {
  const known = FIELDS.get(pattern) ?? arnFields(pattern);
  if (known !== undefined) FIELDS.set(pattern, known);
  return known;
}

const FIELDS = new Map<string, ArnFields>();
