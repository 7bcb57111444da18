import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** s3:prefix in a Deny or negated Allow does not block listing. */
export const rule = defineLintRule({
  id: 's3-prefix-in-deny',
  subject: 'policy',
  when: ['key:s3:prefix'],
  group: 'semantics',
  title: 's3:prefix in a Deny or negated Allow does not block listing',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'A caller who lists with another prefix, or without one, passes the Deny and still sees the objects.',
  remedy: 'Allow the prefixes that are meant, or deny with StringNotLike.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-s3-prefix-in-negative-context',
  ],
  equivalents: { accessAnalyzer: 'S3_PREFIX_IN_NEGATIVE_CONTEXT' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 's3:prefix') continue;
        const weak =
          (statement.effect === 'Deny' && !condition.negated && condition.base !== 'null') ||
          (statement.effect === 'Allow' && condition.negated);
        if (weak)
          yield {
            at: policy.at(condition.pointer, 'key'),
            message: `\`s3:prefix\` in ${statement.effect === 'Deny' ? 'a Deny' : 'a negated Allow'} does not keep others from listing the objects`,
          };
      }
  },
});
