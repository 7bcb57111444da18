import { arnFields } from '../../src/rule/arn-fields.ts';
import { gatewayPermissions, mayBeLetIn } from '../../src/rule/gateway-permissions.ts';
import { globMatches } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PermissionEntity } from '../../src/rule/template-subject.ts';
import { HOLE, isOpen, slotText } from '../../src/source/open.ts';

/** Authorizer function permission has method ARN instead of authorizers/<id>. */
export const rule = defineLintRule({
  id: 'apigateway-authorizer-source-arn',
  subject: 'template',
  group: 'invocation',
  title: 'Authorizer function permission has method ARN instead of authorizers/<id>',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'API Gateway calls a Lambda authorizer with the source `…:api/authorizers/<id>`. A permission whose SourceArn has the shape of a method keeps it out, and every call ends in 500.',
  remedy: 'Write `…:api/authorizers/*` as SourceArn of the authorizer function.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html'],
  equivalents: {},
  *check(template) {
    for (const api of template.apis) {
      for (const authorizer of api.authorizers) {
        const entity = authorizer.function?.entity;
        if (entity === undefined || authorizer.credentials !== undefined) continue;
        const permissions = gatewayPermissions(entity);
        const [permission] = permissions;
        if (permission === undefined || mayBeLetIn(template, entity) || permissions.some(mayBeAuthorizers)) continue;
        yield {
          at: permission.of('sourceArn'),
          message: `\`${slotText(permission.sourceArn)?.replaceAll(HOLE, '…')}\` does not cover \`authorizers/${authorizer.id}\`, as which the authorizer is called`,
          related: [{ at: authorizer.at, message: 'authorizer' }],
        };
      }
    }
  },
});

/** Whether the SourceArn may match `api/authorizers/id`; an absent or unknown one does. */
function mayBeAuthorizers({ sourceArn, implicit }: PermissionEntity): boolean {
  const text = slotText(sourceArn);
  const resource = text === undefined ? undefined : arnFields(text)?.resource;
  if (resource === undefined) return isOpen(sourceArn) || sourceArn === undefined || implicit;
  return (
    globMatches(resource.replaceAll(HOLE, '*').replace(/^[^/]*/, '*'), 'api/authorizers/id') ||
    /\/authorizers\//.test(resource)
  );
}
