import { attachedPolicies } from '../../src/rule/attached-policies.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oncePer } from '../../src/rule/once-per.ts';
import type { PrincipalEntity, TemplateSubject } from '../../src/rule/template-subject.ts';
import { type Slot, slotText } from '../../src/source/open.ts';

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
      if (principal.kind !== 'role') continue;
      const attached = attachedPolicies(template, principal).map(({ policy, at }) => ({ arn: policy, at }));
      for (const { arn, at } of [...principal.managedPolicyArns, ...attached]) {
        const name = broadName(arn);
        if (name !== undefined && servesService(principal))
          yield { at, message: `AWS managed policy \`${name}\` is far too broad for a service role` };
      }
    }
    for (const { kind, target, policy, at } of template.attachments) {
      const name = kind === 'managed' && /^role\//.test(target) ? broadName(policy) : undefined;
      if (name !== undefined && !declaredTargets(template).has(target))
        yield { at, message: `AWS managed policy \`${name}\` is far too broad for most roles`, confidence: 'likely' };
    }
  },
});

function broadName(arn: Slot<string>): string | undefined {
  return BROAD.exec(slotText(arn) ?? '')?.[1];
}

const declaredTargets = oncePer(
  ({ principals }: TemplateSubject): ReadonlySet<string> =>
    new Set(principals.flatMap(({ kind, id, name }) => [`${kind}/${id}`, `${kind}/${slotText(name)}`])),
);

/** People may need such policies; services do not. The role of a SAM function has no trust policy of its own. */
function servesService(role: PrincipalEntity): boolean {
  const statements = role.trust?.statements;
  return (
    statements === undefined ||
    statements.some(({ allPrincipals }) => allPrincipals.some((one) => one.principalType === 'Service'))
  );
}
