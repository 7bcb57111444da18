import { namesAction } from '../../src/rule/grants.ts';
import { defineLintRule, type LintProblem } from '../../src/rule/lint-rule.ts';
import type { ConditionItem, PolicySubject, StatementSubject } from '../../src/rule/policy-subject.ts';
import { GUARDS } from '../../src/rule/service-guards.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html */
const NETWORK = new Set(['aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc', 'aws:sourcevpce']);

/** Deny with negated operator also fires when the key is absent. */
export const rule = defineLintRule({
  id: 'deny-missing-ifexists',
  subject: 'policy',
  when: ['negated'],
  group: 'semantics',
  title: 'Deny with negated operator also fires when the key is absent',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A negated operator is true when the key is absent, so the Deny also hits calls that cannot carry the key: of AWS services, of the console, from outside a VPC endpoint.',
  remedy:
    'Add `BoolIfExists aws:ViaAWSService false`, or `Null` with `false` for the key where such calls are meant to pass.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html'],
  equivalents: { accessAnalyzer: 'RCP_MISSING_RELATED_* (RCP only)' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (statement.effect !== 'Deny' || !condition.negated || condition.ifExists) continue;
        if (condition.keyLower === 'lambda:functionurlauthtype') {
          yield* permissionsDenied(policy, statement, condition);
          continue;
        }
        if (
          !/^aws:(sourcevpce?|sourceip|vpcsourceip|principalorgid|principalorgpaths|principalaccount|principaltag\/.*)$/.test(
            condition.keyLower,
          )
        )
          continue;
        // Every call of an API comes from the network, and AWS services do not call APIs for somebody: AWS's own examples.
        if (policy.type === 'rest-api' && NETWORK.has(condition.keyLower)) continue;
        // Policies of principals meet principals only, and those have these keys; who lacks a tag is meant to be denied.
        if (OWN.has(policy.type) && condition.keyLower.startsWith('aws:principal')) continue;
        const guarded = statement.conditions.some(
          (item) => GUARDS.has(item.keyLower) || (item.base === 'null' && item.keyLower === condition.keyLower),
        );
        if (guarded) continue;
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `the Deny also applies to calls without \`${condition.key}\`, such as those that AWS services make`,
        };
      }
  },
});

/** Types of policies that hang on principals or accounts, not on resources. */
const OWN: ReadonlySet<string> = new Set(['identity', 'scp', 'boundary', 'session']);

/**
 * AddPermission has the key only when the permission is for a function URL.
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
function* permissionsDenied(
  policy: PolicySubject,
  statement: StatementSubject,
  { key, keyLower, operatorPointer }: ConditionItem,
): Iterable<LintProblem> {
  if (!namesAction(statement, 'lambda:AddPermission')) return;
  const guarded = statement.conditions.some(
    (item) => item.keyLower === 'lambda:principal' || (item.base === 'null' && item.keyLower === keyLower),
  );
  if (!guarded)
    yield {
      at: policy.at(operatorPointer, 'key'),
      message: `the Deny also applies to permissions without \`${key}\`, such as those for S3, SNS or API Gateway`,
      confidence: 'likely',
    };
}
