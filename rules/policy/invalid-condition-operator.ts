import { CONDITION_OPERATORS } from '../../src/rule/condition-operators.ts';
import { isInverted, knownOperator } from '../../src/rule/known-operator.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';

/** Unknown condition operator. */
export const rule = defineLintRule({
  id: 'invalid-condition-operator',
  subject: 'policy',
  when: ['oddoperator'],
  group: 'syntax',
  title: 'Unknown condition operator',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS refuses a policy with an operator that does not exist.',
  remedy: 'Write the operator as AWS names it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-operator',
  ],
  equivalents: {
    accessAnalyzer: 'INVALID_CONDITION_OPERATOR',
    parliament: 'UNKNOWN_OPERATOR',
    cfnLint: 'E3510/E3512 (accepts NullIfExists and ...Exists wrongly)',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      const told = new Set<string>();
      for (const condition of statement.conditions) {
        if (knownOperator(condition) !== undefined || isInverted(condition) || told.has(condition.operator)) continue;
        told.add(condition.operator);
        const at = policy.at(condition.operatorPointer, 'key');
        const meant = nearName(
          condition.base,
          [...CONDITION_OPERATORS.values()].map((each) => each.name),
        );
        const name = `${condition.set === undefined ? '' : `${condition.set}:`}${meant}${condition.ifExists ? 'IfExists' : ''}`;
        const message = `condition operator \`${condition.operator}\` does not exist${meant === undefined ? '' : `, \`${name}\` may be meant`}`;
        if (meant === undefined) yield { at, message };
        else
          yield {
            at,
            message,
            fix: { title: `write \`${name}\``, safety: 'safe', edits: [{ kind: 'rename', at, name }] },
          };
      }
    }
  },
});
