import { nameStatement, nearMisses, statementOf } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The grant and the call name different qualifiers of the function. */
export const rule = defineAccessRule({
  id: 'qualifier-mismatch',
  title: 'the grant and the call name different qualifiers of the function',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  ],
  why: 'Lambda compares the policy with the function name **and** the qualifier of the call. `function:orders` does not cover `orders:live`, `function:orders:live` not `orders`, and `function:orders:*` not the unqualified call. Call what is granted, or grant what is called.',
  check(access) {
    const resource = access.question?.resource ?? '';
    if (access.question?.target.path === 'execute-api') return [];
    return nearMisses(access, 'resource').flatMap(({ step }) => {
      const patterns = statementOf(access.question, step.statement)?.resource ?? [];
      const other = patterns.find((pattern) => unqualified(pattern) === unqualified(resource) && pattern !== resource);
      if (other === undefined) return [];
      const message = `${nameStatement(step.statement)} names ${qualifier(other)}, the call names ${qualifier(resource)}`;
      return [{ message, because: [step.statement] }];
    });
  },
});

function unqualified(arn: string): string {
  const parts = arn.split(':');
  return parts[2] === 'lambda' && parts[5] === 'function' ? parts.slice(0, 7).join(':') : '';
}

function qualifier(arn: string): string {
  const name = arn.split(':')[7];
  return name === undefined ? 'the unqualified function' : `qualifier \`${name}\``;
}
