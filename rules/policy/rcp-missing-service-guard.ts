import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { ORG_KEYS } from '../../src/rule/org-keys.ts';

/** RCP Deny lacks the guard for AWS services. */
export const rule = defineLintRule({
  id: 'rcp-missing-service-guard',
  subject: 'policy',
  types: ['rcp'],
  group: 'semantics',
  title: 'RCP Deny lacks the guard for AWS services',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Calls of AWS services carry no organization of their own; without a guard the Deny hits them too.',
  remedy: 'Add `BoolIfExists aws:PrincipalIsAWSService false`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-rcp-missing-related-principal-condition-key',
  ],
  equivalents: {
    accessAnalyzer:
      'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY, RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY, RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Deny' || !statement.conditions.some((item) => ORG_KEYS.test(item.keyLower))) continue;
      const guarded = statement.conditions.some((item) =>
        /^aws:(principalisawsservice|sourceaccount|sourceorgid)$/.test(item.keyLower),
      );
      if (guarded || statement.open.has('Condition')) continue;
      const at = policy.at(`${statement.pointer}/Condition`);
      yield {
        at,
        message: 'the Deny also hits calls of AWS services, no aws:PrincipalIsAWSService keeps them out',
        ...(statement.conditions.some((item) => item.operator === 'BoolIfExists')
          ? {}
          : {
              fix: {
                title: 'add the guard',
                safety: 'safe' as const,
                edits: [
                  {
                    kind: 'addProperty' as const,
                    at,
                    name: 'BoolIfExists',
                    value: { 'aws:PrincipalIsAWSService': 'false' },
                  },
                ],
              },
            }),
      };
    }
  },
});
