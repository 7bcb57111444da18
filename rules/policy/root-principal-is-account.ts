import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { handsToOwner, isAccountRoot } from '../../src/rule/own-account-root.ts';

/** :root principal means the whole account. */
export const rule = defineLintRule({
  id: 'root-principal-is-account',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'hygiene',
  title: ':root principal means the whole account',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The principal with `:root` is the whole account: every principal there whose own policies allow it, not the root user alone.',
  remedy: 'Name the role when one caller is meant.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const item of statement.allPrincipals) {
        if (!isAccountRoot(item) || handsToOwner(policy, statement, item)) continue;
        yield { at: policy.at(item.pointer), message: `\`${item.text}\` is the whole account, not its root user` };
      }
    }
  },
});
