import { hasKey } from '../../src/rule/has-principal-key.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PrincipalItem } from '../../src/rule/policy-subject.ts';
import { HOLE } from '../../src/source/open.ts';

/** Service name under AWS key (or account under Service key). */
export const rule = defineLintRule({
  id: 'service-principal-as-aws',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'Service name under AWS key (or account under Service key)',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Accounts, users and roles stand under `AWS`, services under `Service`; under the wrong key AWS refuses the policy.',
  remedy: 'Move the name under the other key.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  equivalents: { parliament: 'UNKNOWN_PRINCIPAL' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allPrincipals, ...statement.notPrincipals]) {
        const service = /\.amazonaws\.com(\.cn)?$/i.test(item.text);
        const under =
          item.principalType === 'AWS' && service
            ? 'Service'
            : item.principalType === 'Service' &&
                (/^(\d{12}|arn:[^:]*:(iam|sts):)/.test(item.text) || isOwnAccount(item))
              ? 'AWS'
              : undefined;
        if (under === undefined) continue;
        const alone = !/\/\d+$/.test(item.pointer) && !hasKey(statement, under);
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` belongs under \`${under}\``,
          ...(alone && policy.origin === 'document'
            ? {
                fix: {
                  title: `move it under ${under}`,
                  safety: 'safe' as const,
                  edits: [{ kind: 'rename' as const, at: policy.at(item.pointer, 'key'), name: under }],
                },
              }
            : {}),
        };
      }
    }
  },
});

/** `!Ref AWS::AccountId`. */
function isOwnAccount({ open, text }: PrincipalItem): boolean {
  return text === HOLE && open?.refs.length === 1 && open.refs[0]?.name === 'AWS::AccountId';
}
