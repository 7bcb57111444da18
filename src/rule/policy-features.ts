import type { ActionItem, ResourceItem, StatementSubject, TextItem } from './policy-subject.ts';

/** What occurs in the statements of a policy; see PolicySubject.features. */
export function policyFeatures(statements: readonly StatementSubject[]): ReadonlySet<string> {
  const features = new Set<string>();
  for (const statement of statements) {
    if (statement.effect !== undefined) features.add(statement.effect === 'Allow' ? 'allow' : 'deny');
    if (statement.has('Principal')) features.add('principal');
    if (statement.has('NotPrincipal')) features.add('notprincipal');
    if (statement.has('NotAction')) features.add('notaction').add('service:*');
    if (statement.has('NotResource')) features.add('notresource');
    if (statement.open.size > 0) features.add('open');
    addServices(features, statement.allActions);
    addServices(features, statement.notActions);
    for (const item of statement.allResources) addResource(features, item);
    for (const item of statement.notResources) addResource(features, item);
    for (const condition of statement.conditions) {
      features.add('condition').add(`key:${condition.keyLower}`);
      for (const value of condition.allValues) addText(features, value);
    }
  }
  return features;
}

function addServices(features: Set<string>, items: readonly ActionItem[]): void {
  for (const item of items) {
    const { service } = item;
    if (service === undefined || item.open !== undefined || service.includes('*') || service.includes('?'))
      features.add('service:*');
    if (service !== undefined) features.add(`service:${service}`);
  }
}

function addResource(features: Set<string>, item: ResourceItem): void {
  if (item.arn !== undefined) features.add('arn').add(`arn:${item.arn.service}`);
  addText(features, item);
}

function addText(features: Set<string>, item: TextItem): void {
  if (item.text.includes('${')) features.add('variable');
}
