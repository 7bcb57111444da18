import { globsOverlap } from './glob.ts';
import type { ResourceItem } from './policy-subject.ts';
import type { ActionFacts, ServiceFacts } from './service-data.ts';

/** A documented ARN format as a pattern: `${Name}` parts become stars. */
export function formatPattern(format: string): string {
  return format.replace(/\$\{[^}]*\}/g, '*');
}

/** Whether a resource can name something of one of the action's resource types. */
export function fitsAction(item: ResourceItem, action: ActionFacts, facts: ServiceFacts): boolean {
  return action.resourceTypes.some((type) => {
    const known = facts.resourceTypes.get(type.name);
    return known === undefined || globsOverlap(formatPattern(known.arn), item.text);
  });
}
