import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isList, isObject } from '../../src/source/open.ts';

/** Statement list is empty. */
export const rule = defineLintRule({
  id: 'empty-statement-list',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Statement list is empty',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A policy without statements is refused by IAM and says nothing elsewhere.',
  remedy: 'Add a statement, or take the policy away.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { other: 'parliament and cfn-lint accept it (measured)' },
  *check(policy) {
    const statement = isObject(policy.document) ? policy.document['Statement'] : undefined;
    if (isList(statement) && statement.length === 0)
      yield { at: policy.at('/Statement'), message: 'the list of statements is empty' };
  },
});
