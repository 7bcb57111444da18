import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { ORG_KEYS } from '../../src/rule/org-keys.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';

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
      if (
        statement.effect !== 'Deny' ||
        !statement.conditions.some((item) => ORG_KEYS.test(item.keyLower) || SOURCE.test(item.keyLower))
      )
        continue;
      if (statement.open.has('Condition')) continue;
      const message = missingGuard(statement);
      if (message === undefined) continue;
      const at = policy.at(`${statement.pointer}/Condition`);
      yield {
        at,
        message,
        ...(ofSource(statement) || statement.conditions.some((item) => item.operator === 'BoolIfExists')
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

/** Whether the statement asks where a call of an AWS service comes from. */
function ofSource(statement: StatementSubject): boolean {
  return statement.conditions.some((item) => item.negated && SOURCE.test(item.keyLower));
}

const SOURCE = /^aws:source(account|arn|orgid|orgpaths|owner)$/;

function missingGuard(statement: StatementSubject): string | undefined {
  const services = statement.conditions.some((item) => item.keyLower === 'aws:principalisawsservice');
  if (!ofSource(statement)) {
    const guarded = services || statement.conditions.some((item) => SOURCE.test(item.keyLower));
    return guarded
      ? undefined
      : 'the Deny also hits calls of AWS services, no aws:PrincipalIsAWSService keeps them out';
  }
  if (!services) return 'the Deny is about calls of AWS services, and no aws:PrincipalIsAWSService limits it to them';
  const asked = statement.conditions.some((item) => item.base === 'null' && SOURCE.test(item.keyLower));
  return asked
    ? undefined
    : 'the Deny also hits calls that AWS services make for themselves, no Null on aws:SourceAccount keeps them out';
}
