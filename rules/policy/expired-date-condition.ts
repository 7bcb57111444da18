import { parseDateValue } from '../../src/engine/date-value.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ConditionItem } from '../../src/rule/policy-subject.ts';

/** Date condition is in the past. */
export const rule = defineLintRule({
  id: 'expired-date-condition',
  subject: 'policy',
  when: ['operator:date', 'operator:numeric'],
  group: 'semantics',
  title: 'Date condition is in the past',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['clock'],
  why: 'A limit that has passed makes an Allow dead and a Deny without effect.',
  remedy: 'Renew the date, or delete the statement.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!isUntil(condition)) continue;
        const today = parseDateValue(policy.settings.today) ?? 0;
        const effect = statement.effect === 'Deny' ? 'the Deny has no effect any more' : 'the statement is dead';
        for (const item of condition.values) {
          if ((parseDateValue(item.text) ?? Number.POSITIVE_INFINITY) >= today) continue;
          yield { at: policy.at(item.pointer), message: `\`${item.text}\` is in the past: ${effect}` };
        }
      }
  },
});

/** Whether the condition holds until a day: dates of aws:CurrentTime, dates or seconds of aws:EpochTime. */
function isUntil({ base, keyLower }: ConditionItem): boolean {
  if (/^date(equals|lessthan|lessthanequals)$/.test(base)) return /^aws:(currenttime|epochtime)$/.test(keyLower);
  return /^numeric(equals|lessthan|lessthanequals)$/.test(base) && keyLower === 'aws:epochtime';
}
