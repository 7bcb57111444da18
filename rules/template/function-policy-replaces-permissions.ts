import { functionPolicies } from '../../src/rule/function-policies.ts';
import { mayOverlap } from '../../src/rule/holes.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayNameAction } from '../../src/rule/may-name.ts';
import type { PolicySubject } from '../../src/rule/policy-subject.ts';
import type { PermissionEntity } from '../../src/rule/template-subject.ts';
import { isObject, slotText } from '../../src/source/open.ts';

/** Full function policy will replace statements made by AddPermission. */
export const rule = defineLintRule({
  id: 'function-policy-replaces-permissions',
  subject: 'template',
  group: 'invocation',
  title: 'Full function policy will replace statements made by AddPermission',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'PutResourcePolicy replaces the whole policy of the function. What AddPermission, SAM events or triggers have written is lost unless the document repeats it.',
  remedy: 'Put all statements into the document, or manage the policy by permissions only.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: {},
  *check(template) {
    for (const { entity, policies } of functionPolicies(template)) {
      for (const policy of policies) {
        if (entity === undefined || policy.origin !== 'document' || policy.mayHaveMore || isReadBack(policy)) continue;
        const lost = entity.permissions.filter((permission) => !contains(policy, permission));
        if (lost.length === 0) continue;
        const names = lost
          .slice(0, 3)
          .map(({ id }) => `\`${id}\``)
          .join(', ');
        yield {
          at: policy.at('/Statement'),
          message: `this document replaces the policy of \`${entity.id}\`, and ${lost.length === 1 ? 'one permission is' : `${lost.length} permissions are`} not in it: ${names}`,
          related: lost.slice(0, 3).map(({ at }) => ({ at, message: 'not in the document' })),
        };
      }
    }
  },
});

/** Answers of the CLI and snapshots say what is there, not what will be. */
function isReadBack(policy: PolicySubject): boolean {
  const { file, pointer } = policy.at('');
  return pointer !== '' && !(isObject(file.value) && 'Resources' in file.value);
}

function contains(policy: PolicySubject, permission: PermissionEntity): boolean {
  const action = slotText(permission.action);
  const principal = slotText(permission.principal);
  if (action === undefined || principal === undefined) return true;
  return policy.statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      mayNameAction(statement, action) &&
      (statement.open.has('Principal') ||
        statement.principals.some(({ text }) => text === '*' || mayOverlap(text, principal))),
  );
}
