import { slotKey } from '../../src/rule/holes.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PermissionEntity } from '../../src/rule/template-subject.ts';
import { slotText } from '../../src/source/open.ts';

/** Two permissions grant the same. */
export const rule = defineLintRule({
  id: 'duplicate-lambda-permission',
  subject: 'template',
  group: 'invocation',
  title: 'Two permissions grant the same',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'Both permissions store the same statement. The second changes nothing and takes its part of the 20 KB that a function policy may have.',
  remedy: 'Remove one of the two.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html'],
  equivalents: {},
  *check(template) {
    const seen = new Map<string, PermissionEntity>();
    for (const permission of alike(template.permissions)) {
      const key = identity(permission);
      if (key === undefined) continue;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, permission);
      else
        yield {
          at: permission.at,
          message: `\`${permission.id}\` grants the same as \`${first.id}\``,
          related: [{ at: first.at, message: 'the first one' }],
          fix: {
            title: `remove \`${permission.id}\``,
            safety: 'suggest',
            edits: [{ kind: 'remove', at: permission.at }],
          },
        };
    }
  },
});

/** Those that look like another one. Nearly none does, and what they are for certain takes longer to tell. */
function alike(permissions: readonly PermissionEntity[]): readonly PermissionEntity[] {
  const groups = new Map<string, PermissionEntity[]>();
  for (const permission of permissions) {
    if (permission.implicit || permission.conditional) continue;
    const { function: link, action, principal, sourceArn } = permission;
    const texts = `${slotText(action)} ${slotText(principal)} ${slotText(sourceArn)}`;
    const look = `${permission.at.file.path} ${link.entity?.id ?? slotText(link.text)} ${texts}`;
    const group = groups.get(look);
    if (group === undefined) groups.set(look, [permission]);
    else group.push(permission);
  }
  return [...groups.values()].filter((group) => group.length > 1).flat();
}

/** Everything that ends in the statement; undefined when a part cannot be compared. */
function identity(permission: PermissionEntity): string | undefined {
  const { function: link, action, principal, sourceArn, sourceAccount, principalOrgId } = permission;
  const { functionUrlAuthType, invokedViaFunctionUrl, eventSourceToken } = permission;
  const target = link.entity === undefined ? slotKey(link.text) : `${link.entity.at.file.path} ${link.entity.id}`;
  const slots = [link.qualifier, action, principal, sourceArn, sourceAccount, principalOrgId, functionUrlAuthType];
  const keys = [target, ...[...slots, invokedViaFunctionUrl, eventSourceToken].map(slotKey)];
  if (keys.includes(undefined)) return undefined;
  return JSON.stringify([permission.at.file.path, ...keys]);
}
