import { gatewayPermissions, mayBeLetIn, serviceCalls } from '../../src/rule/gateway-permissions.ts';
import type { LintFix, LintProblem, LintReport } from '../../src/rule/lint-rule.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { freeName } from '../../src/rule/raw-value.ts';
import { mayFitRoute } from '../../src/rule/reaches-route.ts';
import type {
  ApiEntity,
  FunctionEntity,
  PermissionEntity,
  RouteEntity,
  TemplateSubject,
} from '../../src/rule/template-subject.ts';
import { slotText } from '../../src/source/open.ts';
import type { Place } from '../../src/source/source-file.ts';

/** Integration calls a Lambda without permission. */
export const rule = defineLintRule({
  id: 'apigateway-permission-missing',
  subject: 'template',
  group: 'invocation',
  title: 'Integration calls a Lambda without permission',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'API Gateway calls the function as the service. Without a permission for `apigateway.amazonaws.com`, and without a role in `credentials`, every call ends in 500: "Invalid permissions on Lambda function".',
  remedy: 'Add a permission for `apigateway.amazonaws.com` with the ARN of the API as source.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: {},
  *check(template) {
    for (const api of template.apis) {
      const seen = new Set<unknown>();
      for (const { route, entity, integration } of serviceCalls(api)) {
        const permissions = gatewayPermissions(entity);
        if (permissions.length > 0) {
          const fits = permissions.some(
            (permission) => mayFitMethod(permission, route) && mayFitRoute(template, permission, { api, route }),
          );
          if (!fits && !mayBeLetIn(template, entity)) yield unfit(integration.at, { entity, route, permissions });
          continue;
        }
        if (seen.has(entity)) continue;
        seen.add(entity);
        if (mayBeLetIn(template, entity)) yield { undecided: 'function that a permission is for' };
        else
          yield {
            at: integration.at,
            message: `the integration calls \`${entity.id}\`, and no permission lets API Gateway do so`,
            ...permissionFix(api, entity),
          };
      }
      yield* forAuthorizers(template, api);
    }
  },
});

/** Tools that make permissions for authorizers by themselves are left out. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
function* forAuthorizers(template: TemplateSubject, api: ApiEntity): Iterable<LintReport> {
  if (api.dialect !== 'cloudformation' && api.dialect !== 'terraform') return;
  for (const { function: called, credentials, at } of api.authorizers) {
    const entity = called?.entity;
    if (entity === undefined || credentials !== undefined || gatewayPermissions(entity).length > 0) continue;
    if (mayBeLetIn(template, entity)) yield { undecided: 'function that a permission is for' };
    else yield { at, message: `the authorizer calls \`${entity.id}\`, and no permission lets API Gateway do so` };
  }
}

function permissionFix(api: ApiEntity, entity: FunctionEntity): { readonly fix?: LintFix } {
  if (api.dialect !== 'cloudformation' || entity.dialect !== 'cloudformation' || api.at.file !== entity.at.file)
    return {};
  const source = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api.id}}/*/*`;
  const properties = {
    FunctionName: { Ref: entity.id },
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': source },
  };
  const value = { Type: 'AWS::Lambda::Permission', Properties: properties };
  const edit = {
    kind: 'addSibling',
    at: entity.at,
    name: freeName(entity.at, `${entity.id}${api.id}Permission`),
    value,
  } as const;
  return { fix: { title: 'let API Gateway call the function', safety: 'safe', edits: [edit] } };
}

function unfit(
  at: Place,
  about: {
    readonly entity: FunctionEntity;
    readonly route: RouteEntity;
    readonly permissions: readonly PermissionEntity[];
  },
): LintProblem {
  const { entity, route, permissions } = about;
  const path = typeof route.path === 'string' ? ` ${route.path}` : '';
  return {
    at,
    message: `no permission of \`${entity.id}\` fits \`${slotText(route.method)}${path}\``,
    confidence: 'likely',
    severity: 'warning',
    related: permissions.map((one) => ({ at: one.of('sourceArn'), message: 'the calls that are let in' })),
  };
}

/** The source names one method of an API, and it is not the one of the route. */
function mayFitMethod({ sourceArn }: PermissionEntity, { method }: RouteEntity): boolean {
  const parts = /:execute-api:[^:]*:[^:/]*:[^/*]+\/([^/]+)\/([A-Z]+)(\/|$)/.exec(slotText(sourceArn) ?? '');
  if (parts === null || typeof method !== 'string' || parts[2] === 'ANY') return true;
  return parts[2] === method.toUpperCase();
}
