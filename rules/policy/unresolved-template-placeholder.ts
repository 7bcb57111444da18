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
    const seen = new Map<string, { readonly item: TextItem; count: number }>();
    for (const item of suspects(policy)) {
      const left = isOddText(item.text) ? leftoverIn(item.text) : undefined;
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

/** Odd actions and resources, as leftovers make them, then principals and condition values. */
function* suspects(policy: PolicySubject): Iterable<TextItem> {
  const { features } = policy;
  if (features.has('oddaction')) yield* oddActions(policy);
  if (features.has('oddresource')) yield* oddResources(policy);
  if (!features.has('oddprincipal') && !features.has('oddvalue')) return;
  for (const statement of policy.statements) {
    yield* statement.principals;
    yield* statement.notPrincipals;
    for (const condition of statement.conditions) yield* condition.values;
  }
}
