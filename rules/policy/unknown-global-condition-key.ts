import { GLOBAL_KEYS, globalKey } from '../../src/rule/global-keys.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { hasHole } from '../../src/source/open.ts';

/** aws: condition key does not exist. */
export const rule = defineLintRule({
  id: 'unknown-global-condition-key',
  subject: 'policy',
  when: ['oddkey'],
  group: 'semantics',
  title: 'aws: condition key does not exist',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A request never carries the key: an Allow with it never applies, a negated Deny always does.',
  remedy: 'Write the key as the IAM guide lists it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-global-condition-key',
  ],
  equivalents: { accessAnalyzer: 'INVALID_GLOBAL_CONDITION_KEY', parliament: 'UNKNOWN_CONDITION_FOR_ACTION' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!condition.keyLower.startsWith('aws:') || globalKey(condition.key) !== undefined || hasHole(condition.key))
          continue;
        // These have findings of their own.
        if (/^aws:(resourcetag|requesttag|principaltag|arn)\/?$/.test(condition.keyLower)) continue;
        const meant = nearName(
          condition.key,
          [...GLOBAL_KEYS.values()].map((each) => each.key),
        );
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: `global condition key \`${condition.key}\` is not known${meant === undefined ? '' : `, \`${meant}\` may be meant`}`,
          ...(meant === undefined ? { severity: 'warning' as const, confidence: 'likely' as const } : {}),
        };
      }
  },
});
