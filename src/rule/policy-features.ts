import { hasHole, type SourceValue } from '../source/open.ts';
import { isPlainPolicy } from './is-plain-policy.ts';
import { isOddResource } from './odd-items.ts';
import type { ActionItem, ConditionItem, ResourceItem, StatementSubject, TextItem } from './policy-subject.ts';

/** What occurs in a policy; see PolicySubject.features. */
export function policyFeatures(document: SourceValue, statements: readonly StatementSubject[]): ReadonlySet<string> {
  const features = new Set<string>();
  if (!isPlainPolicy(document)) features.add('irregular');
  for (const statement of statements) {
    if (statement.effect !== undefined) features.add(statement.effect === 'Allow' ? 'allow' : 'deny');
    if (statement.has('Principal')) features.add('principal');
    if (statement.has('NotPrincipal')) features.add('notprincipal');
    if (statement.has('NotAction')) features.add('notaction').add('service:*');
    if (statement.has('NotResource')) features.add('notresource');
    else if (!statement.has('Resource')) features.add('noresource');
    if (statement.open.size > 0) features.add('open');
    addActions(features, statement.allActions);
    addActions(features, statement.notActions);
    for (const item of statement.allResources) addResource(features, item);
    for (const item of statement.notResources) addResource(features, item);
    for (const condition of statement.conditions) {
      features.add('condition').add(`key:${condition.keyLower}`);
      addOperator(features, condition);
      for (const value of condition.allValues) addText(features, value);
    }
  }
  return features;
}

const FAMILIES = ['string', 'arn', 'bool', 'numeric', 'date', 'ipaddress', 'notipaddress', 'binary', 'null'];

function addOperator(features: Set<string>, { base, set, ifExists, negated }: ConditionItem): void {
  const family = FAMILIES.find((name) => base.startsWith(name));
  if (family !== undefined) features.add(`operator:${family}`);
  if (set !== undefined) features.add('set');
  if (ifExists) features.add('ifexists');
  if (negated) features.add('negated');
}

function addActions(features: Set<string>, items: readonly ActionItem[]): void {
  let before = '';
  for (const { word, open } of items) {
    if (word.wild) features.add('wildaction');
    if (!word.documented) features.add('oddaction');
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

function addResource(features: Set<string>, item: ResourceItem): void {
  if (item.text === '*') {
    features.add('star');
    return;
  }
  if (item.arn !== undefined) features.add('arn').add(`arn:${item.arn.service}`);
  if (isOddResource(item)) features.add('oddresource');
  if (item.open !== undefined && (item.arn === undefined || hasHole(item.arn.service))) features.add('arn:*');
  addText(features, item);
}

function addText(features: Set<string>, item: TextItem): void {
  if (item.text.includes('${')) features.add('variable');
}
