import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';
import { isOpen } from '../../src/source/open.ts';

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

/** What deployment settles may be nothing: modules write both, `try(each.value.actions, null)` and `…not_actions…`. */
function isThere(statement: StatementSubject, element: Parameters<StatementSubject['has']>[0]): boolean {
  return statement.has(element) && !isOpen(statement.raw[element]);
}
