import { layersOf } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A policy that takes part is no valid policy document. */
export const rule = defineAccessRule({
  id: 'policy-does-not-parse',
  title: 'a policy that takes part is no valid policy document',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  why: 'A document that cannot be parsed may hold anything. The others are still evaluated, and the answer stays open where this one could change it.',
  check(access) {
    return layersOf(access.question?.policies)
      .flatMap((layer) => layer.policies)
      .flatMap((policy) => {
        if (!('unreadable' in policy) || !policy.unreadable.startsWith('the document does not parse')) return [];
        return [{ message: `policy \`${policy.source.name}\` is left out: ${policy.unreadable}` }];
      });
  },
});
