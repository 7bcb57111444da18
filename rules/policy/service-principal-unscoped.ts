import { bindsCaller } from '../../src/rule/binds-caller.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { namedList } from '../../src/rule/named-list.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';
import type { PolicySubject, PrincipalItem } from '../../src/rule/policy-subject.ts';
import { ROLE_CALLERS, serviceOf } from '../../src/rule/service-principal.ts';

/** Service principal without SourceArn, SourceAccount or org key. */
export const rule = defineLintRule({
  id: 'service-principal-unscoped',
  subject: 'policy',
  types: ['lambda', 'resource'],
  group: 'invocation',
  title: 'Service principal without SourceArn, SourceAccount or org key',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The service calls on behalf of any customer: a resource of another account can call the function through it.',
  remedy: 'Add aws:SourceArn, and aws:SourceAccount where the ARN holds no account.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  equivalents: {
    accessAnalyzer: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
    checkov: 'CKV_AWS_364 (misses regional principals like logs.us-east-1.amazonaws.com)',
    other: 'Trivy AWS-0067 (accepts SourceArn only)',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || statement.conditions.some(bindsCaller)) continue;
      const services = statement.principals.filter((principal) => isUnscoped(policy, principal));
      const [first] = services;
      if (first === undefined) continue;
      if (mayHaveMoreKeys(statement)) yield { undecided: 'condition of the template' };
      else
        yield {
          at: policy.at(first.pointer),
          // AWS's own examples for log delivery, keys and queues often leave it out.
          ...(policy.type === 'lambda' ? {} : { severity: 'info' as const }),
          message: `${namedList(services.map(({ text }) => text))} may call on behalf of any account, no aws:SourceArn or aws:SourceAccount says whose`,
        };
    }
  },
});

/** Some have rules of their own: they call in no service's name, or by another key. */
function isUnscoped(policy: PolicySubject, principal: PrincipalItem): boolean {
  const service = serviceOf(principal);
  if (service === undefined || (policy.type === 'lambda' && ROLE_CALLERS.has(service))) return false;
  return !/^(alexa|execute-api|lambda$|edgelambda)/.test(service);
}
