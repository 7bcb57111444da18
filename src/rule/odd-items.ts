import { HOLE, type Reference } from '../source/open.ts';
import { arnFields } from './arn-fields.ts';
import { oncePer } from './once-per.ts';
import type { ActionItem, ArnFields, PolicySubject, ResourceItem, TextItem } from './policy-subject.ts';

/**
 * Literal entries of Action and NotAction that are not written exactly as a documented action. Most entries are, and the
 * many rules about misspelled, wild or retired actions need not look at those.
 */
export const oddActions = oncePer((policy: PolicySubject): readonly ActionItem[] => {
  const odd: ActionItem[] = [];
  for (const statement of policy.statements) {
    for (const item of statement.actions) if (!item.word.documented) odd.push(item);
    for (const item of statement.notActions) if (!item.word.documented) odd.push(item);
  }
  return odd;
});

/** An ARN of six fields and where it stands; holes stay where they are. */
export interface ArnItem extends TextItem {
  readonly arn: ArnFields;
  readonly role: 'resource' | 'principal' | 'condition';
}

/** Entries of Resource and NotResource, principals and condition values that are ARNs of six fields. */
export const arnItems = oncePer((policy: PolicySubject): readonly ArnItem[] => {
  const found: ArnItem[] = [];
  const add = (role: ArnItem['role'], item: TextItem, arn: ArnFields | undefined): void => {
    if (arn !== undefined)
      found.push({ text: item.text, pointer: item.pointer, type: item.type, open: item.open, arn, role });
  };
  for (const statement of policy.statements) {
    for (const item of statement.allResources) add('resource', item, item.arn);
    for (const item of statement.notResources) add('resource', item, item.arn);
    for (const item of statement.allPrincipals) add('principal', item, item.arn);
    for (const item of statement.notPrincipals) add('principal', item, item.arn);
    for (const condition of statement.conditions)
      for (const item of condition.allValues) add('condition', item, arnFields(item.text));
  }
  return found;
});

/** Entries of Resource and NotResource, holes included. */
export function* resourcesIn(policy: PolicySubject): Iterable<ResourceItem> {
  for (const statement of policy.statements) {
    yield* statement.allResources;
    yield* statement.notResources;
  }
}

/** Literal entries of Resource and NotResource that are neither `*` nor an ARN, or hold signs that no ARN has. */
export const oddResources = oncePer((policy: PolicySubject): readonly ResourceItem[] =>
  resourcesOf(policy, isOddResource),
);

/** Whether a resource is neither `*` nor an ARN, or holds signs that no ARN has. */
export function isOddResource(item: ResourceItem): boolean {
  return item.text !== '*' && (item.arn === undefined || isOddText(item.text));
}

/** Says so when an open text begins with what is surely no ARN, such as a `Ref` that gives a name. */
export function startsAsNoArn({ text, open }: TextItem): string | undefined {
  return text.startsWith(HOLE) ? givesNoArn(open?.refs[0]) : undefined;
}

/** Says what a reference gives, when that is surely no ARN. */
export function givesNoArn(reference: Reference | undefined): string | undefined {
  if (reference?.gives === undefined) return undefined;
  const { name, attribute, gives } = reference;
  return `\`${attribute === undefined ? name : `${name}.${attribute}`}\` is ${gives}`;
}

/** Whether a text holds signs that no ARN has. */
export function isOddText(text: string): boolean {
  return ODD.test(text);
}

/** Blanks, separators, and the signs and words of placeholders. */
const ODD = /[\s,;<>{}%$[]|__[A-Z]|@@|YOUR|MY[-_]/;

function resourcesOf(policy: PolicySubject, wanted: (item: ResourceItem) => boolean): readonly ResourceItem[] {
  const found: ResourceItem[] = [];
  for (const statement of policy.statements) {
    for (const item of statement.resources) if (wanted(item)) found.push(item);
    for (const item of statement.notResources) if (wanted(item)) found.push(item);
  }
  return found;
}
