import { isMisspelledIn } from '../../src/rule/element-names.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Statement has neither Resource nor NotResource. */
export const rule = defineLintRule({
  id: 'missing-resource',
  subject: 'policy',
  when: ['noresource'],
  types: ['identity', 'boundary', 'session', 'scp', 'rcp', 'lambda', 'rest-api', 'vpc-endpoint'],
  group: 'syntax',
  title: 'Statement has neither Resource nor NotResource',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'AWS refuses such a statement in every policy but a trust policy.',
  remedy: 'Add the resources.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-resource',
  ],
  equivalents: { accessAnalyzer: 'MISSING_RESOURCE', parliament: 'MALFORMED', cfnLint: 'E3510/E3512' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (!(!statement.has('Resource') && !statement.has('NotResource'))) continue;
      if (isMisspelledIn(statement.raw, ['Resource', 'NotResource'])) continue;
      yield { at: policy.at(statement.pointer), message: 'the statement has neither Resource nor NotResource' };
    }
  },
});
