import { isMisspelledIn } from '../../src/rule/element-names.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Resource policy statement has no Principal. */
export const rule = defineLintRule({
  id: 'missing-principal',
  subject: 'policy',
  types: ['lambda', 'rest-api', 'resource', 'trust', 'rcp', 'vpc-endpoint'],
  group: 'syntax',
  title: 'Resource policy statement has no Principal',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A resource policy must say whom it is about; AWS refuses it otherwise.',
  remedy: 'Add the principal.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-principal',
  ],
  equivalents: { accessAnalyzer: 'MISSING_PRINCIPAL', cfnLint: 'E3512/E3530' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (!(!statement.has('Principal') && !statement.has('NotPrincipal'))) continue;
      if (isMisspelledIn(statement.raw, ['Principal', 'NotPrincipal'])) continue;
      yield {
        at: policy.at(statement.pointer),
        message: 'the statement does not say for whom: it has neither Principal nor NotPrincipal',
      };
    }
  },
});
