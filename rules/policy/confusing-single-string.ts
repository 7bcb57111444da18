import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oddActions, oddResources } from '../../src/rule/odd-items.ts';

/** Comma or space separated list in one string. */
export const rule = defineLintRule({
  id: 'confusing-single-string',
  subject: 'policy',
  when: ['oddaction', 'oddresource'],
  group: 'hygiene',
  title: 'Comma or space separated list in one string',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS takes the whole string for one action or ARN, which then matches nothing.',
  remedy: 'Write a list with one string per entry.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { accessAnalyzer: 'INVALID_ACTION', parliament: 'UNKNOWN_ACTION' },
  *check(policy) {
    for (const items of [oddActions(policy), oddResources(policy)]) {
      for (const item of items) {
        const parts = item.text.split(/[\s,;]+/).filter((part) => part !== '');
        if (parts.length < 2 || !parts.every((part) => /^(arn:|[a-z0-9-]+:)/i.test(part))) continue;
        const at = policy.at(item.pointer);
        const alone = !/\/\d+$/.test(item.pointer);
        yield {
          at,
          message: `\`${item.text}\` is one string, AWS does not split it`,
          ...(alone
            ? {
                fix: { title: 'write a list', safety: 'safe', edits: [{ kind: 'replace', at, value: parts }] } as const,
              }
            : {}),
        };
      }
    }
  },
});
