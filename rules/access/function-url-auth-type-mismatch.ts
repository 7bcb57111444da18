import { conditionValues, nameStatement, nearMisses } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A grant is tied to another AuthType than the URL has. */
export const rule = defineAccessRule({
  id: 'function-url-auth-type-mismatch',
  title: 'a grant is tied to another AuthType than the URL has',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  why: 'A statement with `lambda:FunctionUrlAuthType` counts only for URLs of that type. After a URL was switched between `NONE` and `AWS_IAM`, the old statement grants nothing.',
  check(access) {
    const target = access.question?.target;
    if (target?.path !== 'function-url') return [];
    return nearMisses(access, 'condition').flatMap(({ step }) => {
      const wanted = conditionValues(access, step.statement, 'lambda:FunctionUrlAuthType');
      if (wanted.length === 0 || wanted.includes(target.authType) || target.authType === 'unknown') return [];
      const message = `${nameStatement(step.statement)} is for AuthType \`${wanted.join('`, `')}\`, the URL has ${target.authType}`;
      return [{ message, because: [step.statement] }];
    });
  },
});
