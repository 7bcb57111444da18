import { globsOverlap } from './glob.ts';
import type { ResourceItem } from './policy-subject.ts';
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
export function resourcePattern(format: string): string {
  const known = RESOURCE_PATTERNS.get(format);
  if (known !== undefined) return known;
  const pattern = formatPattern(format).split(':').slice(5).join(':');
  RESOURCE_PATTERNS.set(format, pattern);
  return pattern;
}

const RESOURCE_PATTERNS = new Map<string, string>();

/** Whether a resource can name something of one of the action's resource types. */
export function fitsAction(item: ResourceItem, action: ActionFacts, facts: ServiceFacts): boolean {
  const service = item.arn?.service ?? '*';
  const plain = !/[*?\u{FFFC}]/u.test(service);
  return action.resourceTypes.some((type) => {
    const known = facts.resourceTypes.get(type.name);
    if (known === undefined) return true;
    // Another service needs no comparison of patterns.
    if (plain && !known.arn.includes(`:${service}:`)) return false;
    return globsOverlap(formatPattern(known.arn), item.text);
  });
}
