import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { ORG_KEYS } from '../../src/rule/org-keys.ts';
import { renameOperator } from '../../src/rule/rename-operator.ts';

/** Org guard with IfExists in an Allow. */
export const rule = defineLintRule({
  id: 'org-condition-ifexists',
  subject: 'policy',
  when: ['ifexists'],
  group: 'security',
  title: 'Org guard with IfExists in an Allow',
  severity: 'warning',
  confidence: 'certain',
  security: 9.3,
  since: '0.1.0',
  needs: ['document'],
  why: 'With IfExists the condition holds when the key is absent, as it is for anonymous callers: the guard lets exactly those through.',
  remedy: 'Write the operator without IfExists.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !statement.principals.some((principal) => principal.anyone)) continue;
      for (const condition of statement.conditions) {
        if (!condition.ifExists || condition.negated || !ORG_KEYS.test(condition.keyLower)) continue;
        const to = condition.operator.replace(/IfExists$/i, '');
        const edit = renameOperator(policy, statement, { condition, to });
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `\`${condition.operator}\` on \`${condition.key}\` lets callers without the key through`,
          ...(edit === undefined ? {} : { fix: { title: `write \`${to}\``, safety: 'safe' as const, edits: [edit] } }),
        };
      }
    }
  },
});
