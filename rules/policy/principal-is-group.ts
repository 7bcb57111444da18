import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** IAM group as principal. */
export const rule = defineLintRule({
  id: 'principal-is-group',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'IAM group as principal',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A group is no principal: AWS refuses it, or nobody matches.',
  remedy: 'Name users or roles.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  equivalents: { other: 'cfn-lint pattern accepts group (measured in schema)' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allPrincipals, ...statement.notPrincipals]) {
        if (item.arn?.service === 'iam' && item.arn.resource.startsWith('group/'))
          yield { at: policy.at(item.pointer), message: `group \`${item.text}\` cannot be a principal` };
      }
    }
  },
});
