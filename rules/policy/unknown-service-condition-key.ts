import { keyFacts } from '../../src/rule/key-facts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';

/** Service condition key does not exist. */
export const rule = defineLintRule({
  id: 'unknown-service-condition-key',
  subject: 'policy',
  when: ['oddkey'],
  group: 'semantics',
  title: 'Service condition key does not exist',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'A request never carries the key, so the condition is about nothing.',
  remedy: 'Write the key as the Service Authorization Reference has it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-condition-key',
  ],
  equivalents: { accessAnalyzer: 'INVALID_SERVICE_CONDITION_KEY', parliament: 'UNKNOWN_CONDITION_FOR_ACTION' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const [prefix = ''] = condition.keyLower.split(':');
        const facts = prefix === 'aws' || prefix.includes('.') ? undefined : policy.services.service(prefix);
        if (facts === undefined || facts.conditionKeys.size === 0 || keyFacts(condition, policy.services) !== undefined)
          continue;
        const meant = nearName(
          condition.key,
          [...facts.conditionKeys.values()].map((each) => each.key),
          4,
        );
        const sure = meant !== undefined && (prefix === 'lambda' || prefix === 'execute-api');
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: `condition key \`${condition.key}\` is not known${meant === undefined ? ` as of ${policy.services.date}` : `, \`${meant}\` may be meant`}`,
          ...(sure ? {} : { severity: 'warning' as const, confidence: 'likely' as const }),
        };
      }
  },
});
