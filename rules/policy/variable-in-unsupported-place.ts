import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import { oddActions } from '../../src/rule/odd-items.ts';
import type { PolicySubject, TextItem } from '../../src/rule/policy-subject.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';

/** Policy variable where it is not expanded. */
export const rule = defineLintRule({
  id: 'variable-in-unsupported-place',
  subject: 'policy',
  when: ['oddaction', 'variable', 'irregular'],
  group: 'semantics',
  title: 'Policy variable where it is not expanded',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS expands variables in Resource and in string and ARN conditions only; elsewhere they are refused or literal.',
  remedy: 'Compare with the variable in a condition.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html'],
  equivalents: { accessAnalyzer: 'VARIABLE_UNSUPPORTED_IN_ELEMENT, INVALID_VARIABLE_FOR_OPERATOR' },
  *check(policy) {
    yield* variables(policy, oddActions(policy));
    for (const statement of policy.statements) {
      const names = [...statement.principals, ...statement.notPrincipals];
      const values = statement.conditions
        .filter((condition) => /^(numeric|date|bool|ipaddress|notipaddress|binary|null)/.test(condition.base))
        .flatMap((condition) => condition.values);
      yield* variables(policy, [...names, ...values]);
      const { sid } = statement;
      if (sid?.includes('${'))
        yield* variables(policy, [{ text: sid, pointer: statement.to('Sid'), type: 'string', open: undefined }]);
    }
  },
});

function* variables(policy: PolicySubject, items: readonly TextItem[]): Iterable<LintReport> {
  for (const item of items)
    if (item.text.includes('${') && !isLeftover(item.text))
      yield {
        at: policy.at(item.pointer),
        message: `the policy variable in \`${item.text}\` is not expanded here`,
      };
}
