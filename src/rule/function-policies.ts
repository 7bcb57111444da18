import { HOLE, isOpen } from '../source/open.ts';
import { arnFields } from './arn-fields.ts';
import { mayOverlap, resourceNames, slotKey } from './holes.ts';
import { oncePer } from './once-per.ts';
import { policiesOfType } from './policies-with.ts';
import type { PolicySubject, StatementSubject } from './policy-subject.ts';
import { scopedName } from './scope-of.ts';
import type { FunctionEntity, PermissionEntity, TemplateSubject, UrlEntity } from './template-subject.ts';

/** All policies of one function, from documents and from permissions; of a lone document nobody knows the function. */
export interface FunctionPolicies {
  readonly entity: FunctionEntity | undefined;
  readonly policies: readonly PolicySubject[];
}

/** The function policies of the set, put together by function. */
export const functionPolicies = oncePer((template: TemplateSubject): readonly FunctionPolicies[] => {
  const owners = ownersOf(template);
  const groups = new Map<
    FunctionEntity | PolicySubject,
    { entity: FunctionEntity | undefined; policies: PolicySubject[] }
  >();
  for (const policy of policiesOfType(template, 'lambda')) {
    const entity = owners.get(policy) ?? namedBy(policy, template);
    const group = groups.get(entity ?? policy) ?? { entity, policies: [] };
    group.policies.push(policy);
    groups.set(entity ?? policy, group);
  }
  return [...groups.values()];
});

/** The policies of each declared function that has some. */
export const policiesByFunction = oncePer(
  (template: TemplateSubject): ReadonlyMap<FunctionEntity | undefined, FunctionPolicies> =>
    new Map(
      functionPolicies(template)
        .filter(({ entity }) => entity !== undefined)
        .map((group) => [group.entity, group]),
    ),
);

/** Function URLs that calls under the statement may go to: those of the group's function, or of the function it names. */
export function urlsOf(
  template: TemplateSubject,
  group: FunctionPolicies,
  statement: StatementSubject,
): readonly UrlEntity[] {
  if (group.entity !== undefined) return group.entity.urls;
  const permission = group.policies.map((policy) => permissionOf(template, policy, statement)).find((one) => one);
  const key = permission === undefined ? undefined : slotKey(permission.function.text);
  if (key !== undefined && key !== '')
    return template.urls.filter(({ function: link }) => link.entity === undefined && slotKey(link.text) === key);
  const named = statement.resources.map((item) => item.arn?.resource.split(':').slice(0, 2).join(':'));
  return template.urls.filter(({ function: link }) => {
    const own = typeof link.text === 'string' ? arnFields(link.text)?.resource : undefined;
    return link.entity === undefined && own !== undefined && named.includes(own.split(':').slice(0, 2).join(':'));
  });
}

/** The qualifiers in the resources of a statement; undefined for the function itself, a hole where it is open. */
export function qualifiersOf(statement: StatementSubject): readonly (string | undefined)[] {
  if (statement.allResources.length === 0) return [HOLE];
  return statement.allResources.map((item) => {
    const [type, name = HOLE, qualifier] = item.arn?.resource.split(':') ?? [];
    return type !== 'function' || name.includes('*') ? HOLE : qualifier;
  });
}

/** Whether the URL stands at the qualifier, as far as known. */
export function mayStandAt(url: UrlEntity, qualifier: string | undefined): boolean {
  const own = url.function.qualifier;
  if (qualifier === undefined) return own === undefined || isOpen(own);
  return isOpen(own) || (own === undefined ? qualifier === HOLE : mayOverlap(qualifier, own));
}

/** The permission that a statement was made from. */
export function permissionOf(
  template: TemplateSubject,
  policy: PolicySubject,
  statement: StatementSubject,
): PermissionEntity | undefined {
  if (policy.origin !== 'permissions') return undefined;
  return permissionsOf(template).get(policy)?.get(statement.index);
}

/** The permissions that a policy was made from, by the place of their statements. */
export const permissionsOf = oncePer(
  (template: TemplateSubject): ReadonlyMap<PolicySubject, ReadonlyMap<number, PermissionEntity>> => {
    const found = new Map<PolicySubject, Map<number, PermissionEntity>>();
    for (const permission of template.permissions) {
      if (permission.statement === undefined) continue;
      const { policy, index } = permission.statement;
      const own = found.get(policy) ?? new Map<number, PermissionEntity>();
      found.set(policy, own.set(index, permission));
    }
    return found;
  },
);

function ownersOf(template: TemplateSubject): Map<PolicySubject, FunctionEntity> {
  const owners = new Map<PolicySubject, FunctionEntity>();
  for (const entity of template.functions) if (entity.policy !== undefined) owners.set(entity.policy, entity);
  for (const { statement, function: link } of template.permissions)
    if (statement !== undefined && link.entity !== undefined) owners.set(statement.policy, link.entity);
  return owners;
}

/** Declared functions by literal name and by their id in its scope. */
export const declaredFunctions = oncePer(
  (template: TemplateSubject): ReadonlyMap<string, FunctionEntity> =>
    new Map(
      template.functions.flatMap((entity) => [
        [scopedName(entity.at, entity.id), entity] as const,
        ...(typeof entity.name === 'string' ? [[entity.name, entity] as const] : []),
      ]),
    ),
);

/** The declared function that the resources of a document name. */
function namedBy(policy: PolicySubject, template: TemplateSubject): FunctionEntity | undefined {
  const declared = declaredFunctions(template);
  if (declared.size === 0) return undefined;
  for (const item of policy.statements.flatMap((statement) => statement.allResources)) {
    const name = item.arn?.service === 'lambda' ? item.arn.resource.split(':')[1] : undefined;
    const keys = resourceNames(item.open).map((id) => scopedName(policy.at(''), id));
    const found = [...keys, ...(name === undefined ? [] : [name])].find((key) => declared.has(key));
    if (found !== undefined) return declared.get(found);
  }
  return undefined;
}
