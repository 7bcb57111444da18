import { arnFields, isPlain } from '../../src/rule/arn-fields.ts';
import { hasWildcard } from '../../src/rule/glob.ts';
import { letsMoreThrough } from '../../src/rule/lets-more-through.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ConditionItem, StatementSubject } from '../../src/rule/policy-subject.ts';
import { renameOperator } from '../../src/rule/rename-operator.ts';

/** Wildcard SourceArn under StringEquals. */
export const rule = defineLintRule({
  id: 'source-arn-equals-wildcard',
  subject: 'policy',
  when: ['key:aws:sourcearn'],
  group: 'invocation',
  title: 'Wildcard SourceArn under StringEquals',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'StringEquals compares every character, the star included: no source has one in its ARN.',
  remedy: 'Use ArnLike.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html'],
  equivalents: { accessAnalyzer: 'WILDCARD_WITHOUT_LIKE_OPERATOR' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'aws:sourcearn' || !/^string(not)?equals(ignorecase)?$/.test(condition.base))
          continue;
        const item = condition.allValues.find((value) => hasWildcard(value.text));
        if (item === undefined) continue;
        const to = condition.negated ? 'ArnNotLike' : 'ArnLike';
        const edit = renameOperator(policy, statement, { condition, to });
        yield {
          at: policy.at(item.pointer),
          message: `\`${condition.operator}\` takes the star of \`${item.text}\` literally`,
          ...(edit === undefined
            ? {}
            : { fix: { title: `write \`${to}\``, safety: safetyFor(statement, condition), edits: [edit] } }),
        };
      }
    }
  },
});

/** An AWS service that calls for one account is meant beyond doubt; any other pattern may let strangers in. */
function safetyFor(statement: StatementSubject, condition: ConditionItem): 'safe' | 'suggest' {
  if (!letsMoreThrough(statement, condition)) return 'safe';
  const { allPrincipals } = statement;
  const services = allPrincipals.length > 0 && allPrincipals.every(({ principalType }) => principalType === 'Service');
  return services && condition.values.every(({ text }) => isPlain(arnFields(text)?.account ?? '')) ? 'safe' : 'suggest';
}
