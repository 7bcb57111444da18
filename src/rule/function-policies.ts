import { HOLE, isOpen } from '../source/open.ts';
import { arnFields } from './arn-fields.ts';
import { mayOverlap, resourceNames } from './holes.ts';
import type { PolicySubject, StatementSubject } from './policy-subject.ts';
import type { FunctionEntity, PermissionEntity, TemplateSubject, UrlEntity } from './template-subject.ts';

/** All policies of one function, from documents and from permissions; of a lone document nobody knows the function. */
export interface FunctionPolicies {
  readonly entity: FunctionEntity | undefined;
  readonly policies: readonly PolicySubject[];
}

/** The function policies of the set, put together by function. */
export function functionPolicies(template: TemplateSubject): readonly FunctionPolicies[] {
  const owners = ownersOf(template);
  const groups = new Map<
    FunctionEntity | PolicySubject,
    { entity: FunctionEntity | undefined; policies: PolicySubject[] }
  >();
  for (const policy of template.policies) {
    if (policy.type !== 'lambda') continue;
    const entity = owners.get(policy) ?? namedBy(policy, template);
    const group = groups.get(entity ?? policy) ?? { entity, policies: [] };
    group.policies.push(policy);
    groups.set(entity ?? policy, group);
  }
  return [...groups.values()];
}

/** Function URLs that calls under the statement may go to: those of the group's function, or of the function it names. */
export function urlsOf(
  template: TemplateSubject,
  group: FunctionPolicies,
  statement: StatementSubject,
): readonly UrlEntity[] {
  if (group.entity !== undefined) return group.entity.urls;
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
  return template.permissions.find(
    (permission) => permission.statement?.policy === policy && permission.statement.index === statement.index,
  );
}

function ownersOf(template: TemplateSubject): Map<PolicySubject, FunctionEntity> {
  const owners = new Map<PolicySubject, FunctionEntity>();
  for (const entity of template.functions) if (entity.policy !== undefined) owners.set(entity.policy, entity);
  for (const { statement, function: link } of template.permissions)
    if (statement !== undefined && link.entity !== undefined) owners.set(statement.policy, link.entity);
  return owners;
}

/** The declared function that the resources of a document name. */
function namedBy(policy: PolicySubject, template: TemplateSubject): FunctionEntity | undefined {
  if (template.functions.length === 0) return undefined;
  for (const item of policy.statements.flatMap((statement) => statement.allResources)) {
    const name = item.arn?.service === 'lambda' ? item.arn.resource.split(':')[1] : undefined;
    const references = resourceNames(item.open);
    const found = template.functions.find(
      (entity) => (name !== undefined && entity.name === name) || references.includes(entity.id),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
