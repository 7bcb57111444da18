import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isOddText, oddActions, oddResources } from '../../src/rule/odd-items.ts';
import type { PolicySubject, TextItem } from '../../src/rule/policy-subject.ts';
import { leftoverIn } from '../../src/rule/policy-variables.ts';

/** Template placeholder left in the policy. */
export const rule = defineLintRule({
  id: 'unresolved-template-placeholder',
  subject: 'policy',
  when: ['oddaction', 'oddresource', 'oddprincipal', 'oddvalue'],
  group: 'semantics',
  title: 'Template placeholder left in the policy',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['document'],
  why: 'Nobody replaced the text, so AWS reads it as it stands and it matches nothing.',
  remedy: 'Fill in the value, or use the template language of the file.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(policy) {
    const odd = suspects(policy);
    if (odd.length === 0) return;
    const seen = new Map<string, { readonly item: TextItem; count: number }>();
    for (const item of odd) {
      const left = leftoverIn(item.text);
      const found = left === undefined ? undefined : seen.get(left);
      if (found !== undefined) found.count += 1;
      else if (left !== undefined) seen.set(left, { item, count: 1 });
    }
    for (const [left, { item, count }] of seen) {
      const times = count === 1 ? '' : `, and so do ${count - 1} more`;
      const message = `\`${item.text}\` holds the leftover of a template, \`${left}\`${times}`;
      yield { at: policy.at(item.pointer), message };
    }
  },
});

/** Odd texts, as leftovers are, among actions and resources, then among principals and condition values. */
function suspects(policy: PolicySubject): readonly TextItem[] {
  const found: TextItem[] = [];
  const add = (items: readonly TextItem[]): void => {
    for (const item of items) if (isOddText(item.text)) found.push(item);
  };
  const { features } = policy;
  if (features.has('oddaction')) add(oddActions(policy));
  if (features.has('oddresource')) add(oddResources(policy));
  if (!features.has('oddprincipal') && !features.has('oddvalue')) return found;
  for (const statement of policy.statements) {
    add(statement.principals);
    add(statement.notPrincipals);
    for (const condition of statement.conditions) add(condition.values);
  }
  return found;
}
