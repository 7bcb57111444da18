import { hasWildcard } from '../../src/rule/glob.ts';
import { letsMoreThrough } from '../../src/rule/lets-more-through.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { renameOperator } from '../../src/rule/rename-operator.ts';

/** Wildcard in a value with a non-Like operator. */
export const rule = defineLintRule({
  id: 'wildcard-without-like',
  subject: 'policy',
  when: ['wildvalue'],
  group: 'semantics',
  title: 'Wildcard in a value with a non-Like operator',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'StringEquals compares every character, the star included, so the value never matches what was meant.',
  remedy: 'Use StringLike, or ArnLike for an ARN.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-wildcard-without-like-operator',
  ],
  equivalents: { accessAnalyzer: 'WILDCARD_WITHOUT_LIKE_OPERATOR' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!/^string(not)?equals(ignorecase)?$/.test(condition.base) || condition.keyLower === 'aws:sourcearn')
          continue;
        const item = condition.allValues.find((each) => hasWildcard(each.text.replace(/\$\{[^{}]*\}/g, '')));
        if (item === undefined) continue;
        const kind = item.text.startsWith('arn:') ? 'Arn' : 'String';
        const to = `${condition.set === undefined ? '' : `${condition.set}:`}${kind}${condition.negated ? 'Not' : ''}Like${condition.ifExists ? 'IfExists' : ''}`;
        const edit =
          condition.base.endsWith('ignorecase') || item.open !== undefined
            ? undefined
            : renameOperator(policy, statement, { condition, to });
        const safety = letsMoreThrough(statement, condition) ? 'suggest' : 'safe';
        yield {
          at: policy.at(item.pointer),
          message: `\`${condition.operator}\` takes the wildcard of \`${item.text}\` literally`,
          ...(edit === undefined ? {} : { fix: { title: `write \`${to}\``, safety, edits: [edit] } }),
        };
      }
  },
});
