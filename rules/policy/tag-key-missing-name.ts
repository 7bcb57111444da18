import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Tag condition key without a tag name. */
export const rule = defineLintRule({
  id: 'tag-key-missing-name',
  subject: 'policy',
  when: ['oddkey'],
  group: 'semantics',
  title: 'Tag condition key without a tag name',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The key needs the name of the tag after a slash; without it no request carries it.',
  remedy: 'Write the name of the tag, such as `aws:PrincipalTag/team`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-tag-key-in-condition',
  ],
  equivalents: { accessAnalyzer: 'MISSING_TAG_KEY_IN_CONDITION' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!/^(aws:(resourcetag|requesttag|principaltag)|[a-z0-9-]+:resourcetag)\/?$/.test(condition.keyLower))
          continue;
        yield { at: policy.at(condition.pointer, 'key'), message: `\`${condition.key}\` has no name of a tag` };
      }
  },
});
