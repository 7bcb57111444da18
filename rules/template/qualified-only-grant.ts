import { gatewayPermissions, mayBeLetIn, serviceCalls } from '../../src/rule/gateway-permissions.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { aliasOnly, qualifiedOnly } from '../../src/rule/one-form-grants.ts';
import { policiesWith } from '../../src/rule/policies-with.ts';
import { listBoth } from '../../src/rule/qualified-forms.ts';
import { HOLE, hasHole } from '../../src/source/open.ts';

/** Grant covers only an alias or version. */
export const rule = defineLintRule({
  id: 'qualified-only-grant',
  subject: 'template',
  group: 'invocation',
  title: 'Grant covers only an alias or version',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'Lambda compares function and qualifier. A grant on `f:prod` or `f:*` does not reach calls of the plain name `f`.',
  remedy: 'List both, `function:f` and `function:f:*`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html'],
  equivalents: {},
  *check(template) {
    for (const { entity, integration } of template.apis.flatMap(serviceCalls)) {
      const called = integration.function?.qualifier;
      const permissions = gatewayPermissions(entity);
      const [permission] = permissions;
      if (
        permission === undefined ||
        // A tool that writes the permission writes the integration to fit.
        permissions.some(({ implicit }) => implicit) ||
        !(called === undefined && permissions.every(({ function: link }) => typeof link.qualifier === 'string')) ||
        mayBeLetIn(template, entity)
      )
        continue;
      yield {
        at: permission.of('qualifier'),
        message: 'the integration calls the function without qualifier, the permission is for an alias or version',
        related: [{ at: integration.at, message: 'integration' }],
      };
    }

    for (const policy of policiesWith(template, ['service:lambda'], 'identity')) {
      for (const { statement, item } of [...qualifiedOnly(policy), ...aliasOnly(policy, template.settings)])
        yield {
          at: policy.at(item.pointer),
          confidence: 'likely',
          message: `\`${item.text.replaceAll(HOLE, '…')}\` does not reach calls of the plain name, without qualifier`,
          ...(hasHole(item.text)
            ? {}
            : {
                fix: {
                  title: 'grant both forms',
                  safety: 'suggest' as const,
                  edits: [listBoth(policy, statement, item)],
                },
              }),
        };
    }
  },
});
