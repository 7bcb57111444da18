import { HOLE, isOpen, slotText } from '../source/open.ts';
import { functionPolicies, policiesByFunction } from './function-policies.ts';
import { actionMatches } from './grants.ts';
import { mayNameAction } from './may-name.ts';
import { oncePer } from './once-per.ts';
import type { PolicySubject } from './policy-subject.ts';
import type { ApiEntity, FunctionEntity, PermissionEntity, RouteEntity, TemplateSubject } from './template-subject.ts';

const GATEWAY = 'apigateway.amazonaws.com';

/** A route that calls a declared function as the service, without a role of its own. */
export interface ServiceCall {
  readonly route: RouteEntity;
  readonly entity: FunctionEntity;
  readonly integration: NonNullable<RouteEntity['integration']>;
}

/** Routes of an API whose integrations need a permission of the function. */
export function serviceCalls(api: ApiEntity): readonly ServiceCall[] {
  return api.routes.flatMap((route) => {
    const { integration } = route;
    const entity = integration?.function?.entity;
    if (integration === undefined || entity === undefined || integration.credentials !== undefined) return [];
    return [{ route, entity, integration }];
  });
}

/** Permissions of the function that let API Gateway in, or may do so. */
export const gatewayPermissions = oncePer((entity: FunctionEntity): readonly PermissionEntity[] =>
  entity.permissions.filter(mayLetIn),
);

/** Whether something that nobody sees yet may let API Gateway in: a document, or a permission of an unknown function. */
export function mayBeLetIn(template: TemplateSubject, entity: FunctionEntity): boolean {
  const own = policiesByFunction(template).get(entity)?.policies ?? [];
  return own.some(documentLetsIn) || loneDocument(template) || strayPermissions(template).some(mayBeFor);

  function mayBeFor({ function: link }: PermissionEntity): boolean {
    return isOpen(link.text) || link.text === entity.name;
  }
}

const loneDocument = oncePer((template: TemplateSubject): boolean =>
  functionPolicies(template).some((group) => group.entity === undefined && group.policies.some(documentLetsIn)),
);

const strayPermissions = oncePer((template: TemplateSubject): readonly PermissionEntity[] =>
  template.permissions.filter((permission) => permission.function.entity === undefined && mayLetIn(permission)),
);

function documentLetsIn(policy: PolicySubject): boolean {
  if (policy.origin !== 'document') return false;
  return (
    policy.mayHaveMore ||
    policy.statements.some(
      (statement) =>
        statement.effect === 'Allow' &&
        mayNameAction(statement, 'lambda:InvokeFunction') &&
        (statement.open.has('Principal') ||
          statement.principals.some((principal) => principal.anyone || principal.text === GATEWAY)),
    )
  );
}

function mayLetIn({ action, principal }: PermissionEntity): boolean {
  const who = slotText(principal);
  if (who !== undefined && who !== HOLE && who !== GATEWAY && who !== '*') return false;
  const what = slotText(action)?.replaceAll(HOLE, '*');
  return what === undefined || actionMatches(what, 'lambda:InvokeFunction');
}
