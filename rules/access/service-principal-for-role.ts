import { nameStatement, nearMisses, statementOf } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A service is granted, but the caller is a role or user. */
export const rule = defineAccessRule({
  id: 'service-principal-for-role',
  title: 'a service is granted, but the caller is a role or user',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/permissions-granting-access.html',
  ],
  why: '`{"Service": "lambda.amazonaws.com"}` stands for the AWS service itself, not for functions that call others. A function calls with the session of its **execution role**: name that role as `{"AWS": …}`.',
  check(access) {
    if (access.question === undefined || access.question.caller.kind === 'service') return [];
    return nearMisses(access, 'principal').flatMap(({ step }) => {
      const principal = statementOf(access.question, step.statement)?.principal;
      const services = typeof principal === 'object' ? (principal.Service ?? []) : [];
      if (services.length === 0) return [];
      const message = `${nameStatement(step.statement)} grants the service \`${services.join('`, `')}\`, but the caller is no service: a function calls as its execution role`;
      return [{ message, because: [step.statement] }];
    });
  },
});
