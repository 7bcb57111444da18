import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { variableFault } from '../../src/rule/variable-faults.ts';

/** Policy variable is malformed. */
export const rule = defineLintRule({
  id: 'malformed-policy-variable',
  subject: 'policy',
  when: ['variable'],
  group: 'syntax',
  title: 'Policy variable is malformed',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS refuses a policy with a variable that it cannot read.',
  remedy: "Write `${key}` or `${key, 'default'}`.",
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html'],
  equivalents: {
    accessAnalyzer:
      'MISSING_BRACE_IN_VARIABLE, MISSING_QUOTE_IN_VARIABLE, UNSUPPORTED_SPACE_IN_VARIABLE, EMPTY_VARIABLE',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      const texts = [
        statement.resources,
        statement.notResources,
        ...statement.conditions.map((condition) => condition.values),
      ].flat();
      for (const item of texts) {
        const fault = item.text.includes('${') ? variableFault(item.text) : undefined;
        if (fault !== undefined)
          yield { at: policy.at(item.pointer), message: `the policy variable in \`${item.text}\` ${fault}` };
      }
    }
  },
});
