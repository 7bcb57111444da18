import { suppliesKey } from '../../src/rule/action-keys.ts';
import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Tag condition on an action whose resource type has no tag authorisation. */
export const rule = defineLintRule({
  id: 'tag-condition-unsupported',
  subject: 'policy',
  when: ['resourcetag'],
  group: 'semantics',
  title: 'Tag condition on an action whose resource type has no tag authorisation',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'Requests for the action carry no tags of the resource: an Allow never applies, a Deny does not deny.',
  remedy: 'Put the action into a statement of its own.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-deny-with-unsupported-tag-condition-key-for-service',
  ],
  equivalents: { accessAnalyzer: 'ALLOW_/DENY_*_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!condition.keyLower.startsWith('aws:resourcetag/') || condition.ifExists || condition.negated) continue;
        for (const item of statement.actions) {
          const facts =
            item.service === undefined || hasWildcard(item.text) ? undefined : policy.services.service(item.service);
          const action = facts?.actions.get(item.name.toLowerCase());
          if (facts === undefined || action === undefined || suppliesKey(action, facts, condition.keyLower)) continue;
          // Where no action of the service is known to carry tags the data may just be silent.
          if (
            ![...facts.resourceTypes.values()].some((type) =>
              type.conditionKeys.some((key) => /^aws:resourcetag/i.test(key)),
            )
          )
            continue;
          yield {
            at: policy.at(item.pointer),
            message: `requests for \`${item.text}\` carry no \`${condition.key}\``,
            confidence: 'likely',
          };
        }
      }
  },
});
