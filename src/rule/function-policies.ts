import { resourceNames } from './holes.ts';
import type { PolicySubject, StatementSubject } from './policy-subject.ts';
import type { FunctionEntity, PermissionEntity, TemplateSubject } from './template-subject.ts';

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
