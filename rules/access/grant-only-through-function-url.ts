import { conditionValues, nameStatement, nearMisses } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A grant counts only for calls through the function URL. */
export const rule = defineAccessRule({
  id: 'grant-only-through-function-url',
  title: 'a grant counts only for calls through the function URL',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  why: '`Bool lambda:InvokedViaFunctionUrl: true` ties `lambda:InvokeFunction` to the function URL. A direct Invoke does not meet it; it needs a statement of its own.',
  check(access) {
    if (access.question?.target.path !== 'invoke') return [];
    return nearMisses(access, 'condition').flatMap(({ step }) => {
      const wanted = conditionValues(access, step.statement, 'lambda:InvokedViaFunctionUrl');
      if (!wanted.includes('true')) return [];
      const message = `${nameStatement(step.statement)} grants calls through the function URL only, this is a direct Invoke`;
      return [{ message, because: [step.statement] }];
    });
  },
});
