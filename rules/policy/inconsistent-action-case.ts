import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import { oddActions } from '../../src/rule/odd-items.ts';
import type { ActionItem, PolicySubject } from '../../src/rule/policy-subject.ts';

/** Action casing differs from the documented one. */
export const rule = defineLintRule({
  id: 'inconsistent-action-case',
  subject: 'policy',
  when: ['oddaction'],
  group: 'hygiene',
  title: 'Action casing differs from the documented one',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'IAM ignores the case of actions, but searches and other tools do not.',
  remedy: 'Write the action as the Service Authorization Reference does.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(policy) {
    if (!oddActions(policy).some(isOtherwise)) return;
    for (const statement of policy.statements)
      for (const items of [statement.actions, statement.notActions]) yield* inList(policy, items.filter(isOtherwise));
  },
});

function isOtherwise({ word }: ActionItem): boolean {
  return !word.documented && !word.wild && word.facts().length > 0;
}

/** One finding for a list, however many of its entries it is about. */
function* inList(policy: PolicySubject, items: readonly ActionItem[]): Iterable<LintReport> {
  const [first] = items;
  if (first === undefined) return;
  const more = items.length === 1 ? '' : `, and ${items.length - 1} more of the list in other cases than documented`;
  yield {
    at: policy.at(first.pointer),
    message: `action \`${first.text}\` is documented as \`${documented(first)}\`${more}`,
    fix: {
      title: 'use the documented case',
      safety: 'safe',
      edits: items.map((item) => ({ kind: 'replace', at: policy.at(item.pointer), value: documented(item) })),
    },
  };
}

function documented({ service, text, word }: ActionItem): string {
  const [action] = word.facts();
  return action === undefined ? text : `${service}:${action.name}`;
}
