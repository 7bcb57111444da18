import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { LEFTOVER } from '../../src/rule/policy-variables.ts';

/** Template placeholder left in the policy. */
export const rule = defineLintRule({
  id: 'unresolved-template-placeholder',
  subject: 'policy',
  group: 'semantics',
  title: 'Template placeholder left in the policy',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['document'],
  why: 'Nobody replaced the text, so AWS reads it as it stands and it matches nothing.',
  remedy: 'Fill in the value, or use the template language of the file.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      const names = [
        ...statement.actions,
        ...statement.notActions,
        ...statement.principals,
        ...statement.notPrincipals,
      ];
      const texts = [
        ...statement.resources,
        ...statement.notResources,
        ...statement.conditions.flatMap((condition) => condition.values),
      ];
      for (const item of [...names, ...texts]) {
        const left = LEFTOVER.exec(item.text)?.[0];
        if (left !== undefined)
          yield {
            at: policy.at(item.pointer),
            message: `\`${item.text}\` holds the leftover of a template, \`${left}\``,
          };
      }
    }
  },
});
