import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { renameOperator } from '../../src/rule/rename-operator.ts';

/** MFA check is bypassable. */
export const rule = defineLintRule({
  id: 'mfa-condition-bypass',
  subject: 'policy',
  when: ['key:aws:multifactorauthpresent'],
  group: 'security',
  title: 'MFA check is bypassable',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'The key is absent for long-term access keys. A Deny that asks for `false` then does not apply, and an Allow with IfExists applies.',
  remedy: 'Use `BoolIfExists` in a Deny and `Bool` in an Allow.',
  references: ['https://github.com/duo-labs/parliament'],
  equivalents: { parliament: 'BAD_PATTERN_FOR_MFA' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'aws:multifactorauthpresent' || condition.base !== 'bool') continue;
        const [value, second] = condition.values.map((item) => item.text.toLowerCase());
        if (second !== undefined) continue;
        if (statement.effect === 'Allow' && value === 'false') {
          const message = `\`${condition.key}\` false grants to callers without MFA alone`;
          yield { at: policy.at(condition.operatorPointer, 'key'), message };
          continue;
        }
        const denies = statement.effect === 'Deny' && value === 'false' && !condition.ifExists;
        const allows = statement.effect === 'Allow' && value === 'true' && condition.ifExists;
        if (!denies && !allows) continue;
        const to = denies ? 'BoolIfExists' : 'Bool';
        const edit = renameOperator(policy, statement, { condition, to });
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `\`${condition.operator}\` lets calls with long-term access keys pass, they carry no aws:MultiFactorAuthPresent`,
          ...(edit === undefined ? {} : { fix: { title: `write \`${to}\``, safety: 'safe' as const, edits: [edit] } }),
        };
      }
    }
  },
});
