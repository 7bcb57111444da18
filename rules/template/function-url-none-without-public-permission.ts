import { awsProvider, olderThan, VIA_URL_SINCE } from '../../src/rule/aws-provider.ts';
import { policiesByFunction } from '../../src/rule/function-policies.ts';
import type { LintFix } from '../../src/rule/lint-rule.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { publicGrants } from '../../src/rule/public-url.ts';
import { freeName, rawValue } from '../../src/rule/raw-value.ts';
import type { TemplateSubject, UrlEntity } from '../../src/rule/template-subject.ts';

/** AuthType NONE but no public permission. */
export const rule = defineLintRule({
  id: 'function-url-none-without-public-permission',
  subject: 'template',
  group: 'invocation',
  title: 'AuthType NONE but no public permission',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'CloudFormation and the API add no permission. With AuthType NONE the function policy must grant both actions to everybody, else every call is answered 403; console and SAM add them.',
  remedy: 'Add the two public permissions, or use `AWS_IAM`.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    'https://github.com/hashicorp/terraform-provider-aws/pull/44858',
  ],
  equivalents: {},
  *check(template) {
    for (const url of template.urls) {
      if (url.authType !== 'NONE' || url.addsPublicPermissions) continue;
      const grants = policyIsSeen(template, url) ? publicGrants(template, url) : 'unknown';
      if (grants === 'unknown') yield { undecided: 'policy of the function' };
      if (grants !== 'none') continue;
      if (url.dialect !== 'terraform') {
        const message = '`AuthType` is `NONE` and nothing grants the calls to everybody, so all are answered 403';
        yield { at: url.of('authType'), message, ...bothPermissions(url) };
        continue;
      }
      const provider = awsProvider(template, url.at);
      const older = provider === undefined ? 'some' : (olderThan(provider.constraint, VIA_URL_SINCE) ?? 'some');
      const message =
        'the AWS provider adds the second public permission of this URL from 6.28.0 on only, before that calls are answered 403';
      if (older !== 'none') yield { at: url.of('authType'), message, severity: 'warning', confidence: 'likely' };
    }
  },
});

/** What was read back from AWS says nothing of the policy unless the policy was read back too. */
function policyIsSeen(template: TemplateSubject, url: UrlEntity): boolean {
  if (url.dialect === 'cloudformation' || url.dialect === 'sam' || url.dialect === 'terraform') return true;
  return policiesByFunction(template).has(url.function.entity);
}

function bothPermissions(url: UrlEntity): { readonly fix?: LintFix } {
  const name = rawValue(url.of('function'));
  if (url.dialect !== 'cloudformation' || name === undefined) return {};
  const common = { FunctionName: name, Principal: '*' };
  const first = {
    Type: 'AWS::Lambda::Permission',
    Properties: { ...common, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
  };
  const second = {
    Type: 'AWS::Lambda::Permission',
    Properties: { ...common, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
  };
  const edit = { kind: 'addSibling', at: url.at } as const;
  const edits = [
    { ...edit, name: freeName(url.at, `${url.id}Public`), value: first },
    { ...edit, name: freeName(url.at, `${url.id}PublicInvoke`), value: second },
  ];
  return { fix: { title: 'grant both actions to everybody', safety: 'suggest', edits } };
}
