import { gatewayPermissions, mayBeLetIn, serviceCalls } from '../../src/rule/gateway-permissions.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { calledQualifier, unqualifiedOnly } from '../../src/rule/one-form-grants.ts';
import { policiesOfType, policiesWith } from '../../src/rule/policies-with.ts';
import { listBoth } from '../../src/rule/qualified-forms.ts';

/** Grant covers only the unqualified function. */
export const rule = defineLintRule({
  id: 'unqualified-only-grant',
  subject: 'template',
  group: 'invocation',
  title: 'Grant covers only the unqualified function',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'Lambda compares function and qualifier. A grant on the function itself does not reach calls of an alias or version.',
  remedy: 'Grant on the alias, or on both ARNs, `f` and `f:live`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html'],
  equivalents: { other: 'KICS lambda_iam_invokefunction_misconfigured demands both always (false positives)' },
  *check(template) {
    for (const { entity, integration } of template.apis.flatMap(serviceCalls)) {
      const called = integration.function?.qualifier;
      const permissions = gatewayPermissions(entity);
      const [permission] = permissions;
      if (
        permission === undefined ||
        // A tool that writes the permission writes the integration to fit.
        permissions.some(({ implicit }) => implicit) ||
        !(typeof called === 'string' && permissions.every(({ function: link }) => link.qualifier === undefined)) ||
        mayBeLetIn(template, entity)
      )
        continue;
      yield {
        at: permission.of('qualifier'),
        message: `the integration calls qualifier \`${called}\`, the permission is for the function without one`,
        related: [{ at: integration.at, message: 'integration' }],
      };
    }

    const qualifier = calledQualifier(template.settings);
    if (qualifier === undefined) {
      if (policiesWith(template, ['arn:lambda'], 'identity').length > 0)
        yield { undecided: 'qualifier that callers use' };
      return;
    }
    for (const policy of policiesOfType(template, 'identity')) {
      for (const { statement, item } of unqualifiedOnly(policy, qualifier))
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` does not reach calls of \`${item.text}:${qualifier}\``,
          fix: {
            title: 'grant both forms',
            safety: 'suggest',
            edits: [listBoth(policy, statement, { ...item, missing: `${item.text}:${qualifier}` })],
          },
        };
    }
  },
});
