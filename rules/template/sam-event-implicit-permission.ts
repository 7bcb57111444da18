import { mayOverlap, resourceNames, slotKey } from '../../src/rule/holes.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PermissionEntity } from '../../src/rule/template-subject.ts';
import { slotText } from '../../src/source/open.ts';

/** SAM creates the permission itself. */
export const rule = defineLintRule({
  id: 'sam-event-implicit-permission',
  subject: 'template',
  group: 'invocation',
  title: 'SAM creates the permission itself',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'SAM writes the permission for an event source itself. A second one grants the same once more, and stays behind when the event goes.',
  remedy: 'Remove the explicit permission.',
  references: ['https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-permissions.html'],
  equivalents: {},
  *check(template) {
    for (const permission of template.permissions) {
      const { entity, qualifier } = permission.function;
      if (
        permission.implicit ||
        permission.dialect !== 'sam' ||
        entity === undefined ||
        permission.sourceArn === undefined
      )
        continue;
      const twin = entity.permissions.find(
        (other) =>
          other.implicit &&
          other.principal === permission.principal &&
          slotKey(other.function.qualifier) === slotKey(qualifier) &&
          (sameSource(permission, other) || namesEvent(permission, other)),
      );
      if (twin === undefined || permission.action !== 'lambda:InvokeFunction') continue;
      yield {
        at: permission.at,
        message: `SAM makes the permission of event \`${twin.id.replace(/Permission$/, '')}\` itself`,
        related: [{ at: twin.at, message: 'event' }],
      };
    }
  },
});

/** The source of one is, or takes in, that of the other; both name the same declared thing. */
function sameSource(one: PermissionEntity, other: PermissionEntity): boolean {
  const [a, b] = [slotText(one.sourceArn), slotText(other.sourceArn)];
  const [names, others] = [resourceNames(one.sourceArn), resourceNames(other.sourceArn)];
  if (a === undefined || b === undefined || names.length === 0) return false;
  return names.every((name) => others.includes(name)) && mayOverlap(a, b);
}

/** SAM calls the rule of event E of function F `FE`, which no file declares. */
function namesEvent(one: PermissionEntity, other: PermissionEntity): boolean {
  return resourceNames(one.sourceArn).includes(other.id.replace(/Permission$/, ''));
}
