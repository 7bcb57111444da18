import { HOLE, isOpen, slotText } from '../source/open.ts';
import { actionMatches } from './grants.ts';
import { mayNameAction } from './may-name.ts';
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
export function gatewayPermissions(entity: FunctionEntity): readonly PermissionEntity[] {
  return entity.permissions.filter(mayLetIn);
}

/** Whether something that nobody sees yet may let API Gateway in: a document, or a permission of an unknown function. */
export function mayBeLetIn(template: TemplateSubject, entity: FunctionEntity): boolean {
  const written = template.policies.some(
    (policy) =>
      policy.type === 'lambda' &&
      policy.origin === 'document' &&
      (policy.mayHaveMore ||
        policy.statements.some(
          (statement) =>
            statement.effect === 'Allow' &&
            mayNameAction(statement, 'lambda:InvokeFunction') &&
            (statement.open.has('Principal') ||
              statement.principals.some((principal) => principal.anyone || principal.text === GATEWAY)),
        )),
  );
  if (written) return true;
  return template.permissions.some(
    (permission) =>
      permission.function.entity === undefined &&
      mayLetIn(permission) &&
      (isOpen(permission.function.text) || permission.function.text === entity.name),
  );
}

function mayLetIn({ action, principal }: PermissionEntity): boolean {
  const who = slotText(principal);
  if (who !== undefined && who !== HOLE && who !== GATEWAY && who !== '*') return false;
  const what = slotText(action)?.replaceAll(HOLE, '*');
  return what === undefined || actionMatches(what, 'lambda:InvokeFunction');
}
