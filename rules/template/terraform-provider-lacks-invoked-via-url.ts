import { awsProvider, olderThan, VIA_URL_SINCE } from '../../src/rule/aws-provider.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PermissionEntity } from '../../src/rule/template-subject.ts';

/** Terraform AWS provider too old for invoked_via_function_url. */
export const rule = defineLintRule({
  id: 'terraform-provider-lacks-invoked-via-url',
  subject: 'template',
  group: 'invocation',
  title: 'Terraform AWS provider too old for invoked_via_function_url',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: '`invoked_via_function_url` of `aws_lambda_permission` came with version 6.28.0 of the AWS provider. Older versions refuse the argument, and without it the second permission of a function URL cannot be written.',
  remedy: 'Require `>= 6.29`.',
  references: [
    'https://github.com/hashicorp/terraform-provider-aws/issues/44829',
    'https://github.com/hashicorp/terraform-provider-aws/pull/44858',
  ],
  equivalents: {},
  *check(template) {
    const providers = template.permissions.filter(needsArgument).map(({ at }) => awsProvider(template, at));
    for (const provider of new Set(providers)) {
      const older = provider === undefined ? undefined : olderThan(provider.constraint, VIA_URL_SINCE);
      if (provider === undefined || older === undefined) yield { undecided: 'version of the AWS provider' };
      else if (older !== 'none')
        yield {
          at: provider.at,
          message: `\`${provider.constraint}\` permits AWS providers without \`invoked_via_function_url\``,
          // Where newer ones are permitted too, the lock file decides.
          ...(older === 'some' ? { severity: 'info', confidence: 'likely' } : {}),
        };
    }
  },
});

function needsArgument(permission: PermissionEntity): boolean {
  if (permission.dialect !== 'terraform') return false;
  return permission.invokedViaFunctionUrl !== undefined || permission.action === 'lambda:InvokeFunctionUrl';
}
