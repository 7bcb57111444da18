import { hasHole, type SourceValue } from '../source/open.ts';
import { arnFields } from './arn-fields.ts';
import { hasOrdinaryFront } from './arn-front.ts';
import { conditionTraits } from './condition-traits.ts';
import { hasWildcard } from './glob.ts';
import { isPlainPolicy } from './is-plain-policy.ts';
import { isOddResource, isOddText, startsAsNoArn } from './odd-items.ts';
import type {
  ActionItem,
  ArnFields,
  ConditionItem,
  PrincipalItem,
  ResourceItem,
  StatementSubject,
} from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';
import { SERVICE_PRINCIPALS } from './service-principals.ts';

/** What occurs in a policy; see PolicySubject.features. */
export function policyFeatures(
  document: SourceValue,
  statements: readonly StatementSubject[],
  services: ServiceData,
): ReadonlySet<string> {
  const features = new Set<string>();
  if (!isPlainPolicy(document)) features.add('irregular');
  if (statements.length > 1) features.add('statements');
  for (const statement of statements) {
    addElements(features, statement);
    addActions(features, statement.allActions);
    addActions(features, statement.notActions);
    addResources(features, statement.allResources, services);
    addResources(features, statement.notResources, services);
    addPrincipals(features, statement.allPrincipals, services);
    addPrincipals(features, statement.notPrincipals, services);
    if (statement.conditions.length > 1) features.add('conditions');
    for (const condition of statement.conditions) {
      for (const trait of conditionTraits(services, condition)) features.add(trait);
      addValues(features, condition, services);
    }
  }
  return features;
}

function addElements(features: Set<string>, statement: StatementSubject): void {
  if (statement.effect !== undefined) features.add(statement.effect === 'Allow' ? 'allow' : 'deny');
  if (statement.has('Principal')) features.add('principal');
  if (statement.has('NotPrincipal')) features.add('notprincipal');
  if (statement.has('NotAction')) features.add('notaction').add('service:*');
  if (statement.has('NotResource')) features.add('notresource');
  else if (!statement.has('Resource')) features.add('noresource');
  if (statement.open.size > 0) features.add('open');
}

function addActions(features: Set<string>, items: readonly ActionItem[]): void {
  if (items.length > 1) features.add('list');
  let before = '';
  for (const { word, open } of items) {
    if (word.wild) features.add('wildaction');
    if (!word.documented) features.add('oddaction');
    if (word.retired) features.add('retired');
    const { service } = word;
    // Most lists are sorted: one look per service, not one per action.
    if (service === before && open === undefined) continue;
    if (service === undefined || open !== undefined || service.includes('*') || service.includes('?'))
      features.add('service:*');
    if (service === undefined) continue;
    features.add(`service:${service}`);
    before = service;
  }
}

function addResources(features: Set<string>, items: readonly ResourceItem[], services: ServiceData): void {
  if (items.length > 1) features.add('list').add('resources');
  for (const item of items) {
    const { arn, text, open } = item;
    if (text === '*') {
      features.add('star');
      continue;
    }
    if (arn !== undefined) addArn(features.add('arn').add(`arn:${arn.service}`), arn, services);
    if (isOddResource(item)) features.add('oddresource');
    if (open !== undefined && (arn === undefined || hasHole(arn.service))) features.add('arn:*');
    if (open !== undefined && arn === undefined && (!hasHole(text[0] ?? '') || startsAsNoArn(item)))
      features.add('openresource');
    if (text.includes('${')) features.add('variable');
  }
}

function addArn(features: Set<string>, arn: ArnFields, services: ServiceData): void {
  if (!hasOrdinaryFront(services, arn)) features.add('oddarn');
  if (WILD_TYPE.test(arn.resource)) features.add('wildtype');
}

const WILD_TYPE = /^[a-z-]+[*?]/;

const KNOWN_SERVICES: ReadonlySet<string> = new Set(SERVICE_PRINCIPALS);

function addPrincipals(features: Set<string>, items: readonly PrincipalItem[], services: ServiceData): void {
  if (items.length > 1) features.add('list');
  for (const { principalType, anyone, text, arn } of items) {
    if (anyone || principalType === '*') features.add('anyone');
    if (!anyone && (principalType !== 'Service' || !KNOWN_SERVICES.has(text))) features.add('oddprincipal');
    if (arn !== undefined) addArn(features, arn, services);
    if (text.includes('${')) features.add('variable');
  }
}

function addValues(features: Set<string>, { keyLower, allValues }: ConditionItem, services: ServiceData): void {
  if (allValues.length > 1) features.add('list');
  for (const { text } of allValues) {
    if (text.includes('${')) features.add('variable');
    if (hasWildcard(text)) features.add('wildvalue');
    if (isOddText(text)) features.add('oddvalue');
    const arn = arnFields(text);
    if (arn === undefined) continue;
    addArn(features, arn, services);
    if (keyLower === 'aws:sourcearn') features.add('source').add(`source:${arn.service}`);
  }
}
