import { nameStatement, nearMisses, statementOf } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** Lambda:InvokeAsync does not cover Invoke. */
export const rule = defineAccessRule({
  id: 'invoke-async-for-invoke',
  title: 'lambda:InvokeAsync does not cover Invoke',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html'],
  why: '`lambda:InvokeAsync` belongs to an obsolete API. Every call of today, also with `InvocationType: Event`, needs `lambda:InvokeFunction`.',
  check(access) {
    if (access.question?.target.path !== 'invoke') return [];
    return nearMisses(access, 'action')
      .filter(
        ({ step }) =>
          statementOf(access.question, step.statement)?.action?.some((name) => /^lambda:InvokeAsync$/i.test(name)) ===
          true,
      )
      .map(({ step }) => ({
        message: `${nameStatement(step.statement)} grants only the obsolete lambda:InvokeAsync, the call needs lambda:InvokeFunction`,
        because: [step.statement],
      }));
  },
});
