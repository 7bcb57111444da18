import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { shapeFaults } from '../../src/rule/permission-shape.ts';
import { HOLE } from '../../src/source/open.ts';

/** Lambda permission parameter fails the AddPermission pattern. */
export const rule = defineLintRule({
  id: 'add-permission-parameter-shape',
  subject: 'template',
  group: 'invocation',
  title: 'Lambda permission parameter fails the AddPermission pattern',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Lambda checks the parameters of a permission against patterns and refuses the deployment: no wildcard in region or account of the source, 12 digits for an account, one action.',
  remedy: 'Write the value in full.',
  references: ['https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html'],
  equivalents: { cfnLint: 'partly through the resource schema (E3030, E3031)' },
  *check(template) {
    for (const permission of template.permissions) {
      if (permission.implicit) continue;
      for (const { property, value, why } of shapeFaults(permission))
        yield { at: permission.of(property), message: `Lambda refuses \`${value.replaceAll(HOLE, '…')}\`, it ${why}` };
    }
  },
});
