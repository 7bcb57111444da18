import { isThere } from '../../src/rule/is-there.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Element and its Not- form in the same statement. */
export const rule = defineLintRule({
  id: 'conflicting-elements',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Element and its Not- form in the same statement',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An element and its Not form exclude each other; AWS refuses both in one statement.',
  remedy: 'Write two statements.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-element-combination',
  ],
  equivalents: {
    accessAnalyzer: 'UNSUPPORTED_ELEMENT_COMBINATION',
    parliament: 'MALFORMED',
    cfnLint: 'E3510/E3512/E3530',
  },
  *check(policy) {
    for (const statement of policy.statements)
      for (const element of ['Action', 'Resource', 'Principal'] as const)
        if (isThere(statement, element) && isThere(statement, `Not${element}`))
          yield {
            at: policy.at(statement.to(`Not${element}`), 'key'),
            message: `${element} and Not${element} stand in the same statement`,
          };
  },
});
