import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PrincipalEntity } from '../../src/rule/template-subject.ts';
import { slotText } from '../../src/source/open.ts';

/** Policies that grant everything, or every call and change of functions or APIs. */
const BROAD =
  /^arn:[^:]*:iam::aws:policy\/(?:job-function\/)?(AdministratorAccess|PowerUserAccess|IAMFullAccess|AWSLambda_FullAccess|AWSLambdaFullAccess|AmazonAPIGatewayInvokeFullAccess|AmazonAPIGatewayAdministrator)$/;

/** Over-broad AWS managed policy attached. */
export const rule = defineLintRule({
  id: 'managed-policy-in-template',
  subject: 'template',
  group: 'security',
  title: 'Over-broad AWS managed policy attached',
  severity: 'info',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['graph'],
  why: 'These AWS managed policies reach far beyond one service: whoever takes over the service role owns the account, or every function or API in it.',
  remedy: 'Attach a policy of your own that names the actions and resources that the role needs.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  equivalents: { checkov: 'CKV_AWS_274', cdkNag: 'AwsSolutions-IAM4' },
  *check(template) {
    for (const principal of template.principals) {
      if (principal.kind !== 'role' || !servesService(principal)) continue;
      const attached = template.attachments.filter(
        ({ kind, target }) =>
          kind === 'managed' && (target === `role/${principal.id}` || target === `role/${slotText(principal.name)}`),
      );
      for (const { arn, at } of [
        ...principal.managedPolicyArns,
        ...attached.map(({ policy, at }) => ({ arn: policy, at })),
      ]) {
        const name = BROAD.exec(slotText(arn) ?? '')?.[1];
        if (name !== undefined)
          yield { at, message: `AWS managed policy \`${name}\` is far too broad for a service role` };
      }
    }
    const known = new Set(
      template.principals.flatMap(({ kind, id, name }) => [`${kind}/${id}`, `${kind}/${slotText(name)}`]),
    );
    for (const { kind, target, policy, at } of template.attachments) {
      const name =
        kind === 'managed' && /^role\//.test(target) && !known.has(target)
          ? BROAD.exec(slotText(policy) ?? '')?.[1]
          : undefined;
      if (name !== undefined)
        yield { at, message: `AWS managed policy \`${name}\` is far too broad for most roles`, confidence: 'likely' };
    }
  },
});

/** People may need such policies; services do not. The role of a SAM function has no trust policy of its own. */
function servesService(role: PrincipalEntity): boolean {
  const statements = role.trust?.statements;
  return (
    statements === undefined ||
    statements.some(({ allPrincipals }) => allPrincipals.some((one) => one.principalType === 'Service'))
  );
}
