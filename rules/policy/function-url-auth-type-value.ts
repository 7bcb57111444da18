import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** lambda:FunctionUrlAuthType has a value that does not exist. */
export const rule = defineLintRule({
  id: 'function-url-auth-type-value',
  subject: 'policy',
  when: ['key:lambda:functionurlauthtype'],
  group: 'invocation',
  title: 'lambda:FunctionUrlAuthType has a value that does not exist',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The key has the values NONE and AWS_IAM only, compared with their case.',
  remedy: 'Write `AWS_IAM` or `NONE`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: { cfnLint: 'E3030 (resource property only)' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'lambda:functionurlauthtype' || condition.base === 'null') continue;
        for (const item of condition.values) {
          if (/^(NONE|AWS_IAM)$/.test(item.text) || /[*?]|\$\{/.test(item.text)) continue;
          const at = policy.at(item.pointer);
          const value = /iam/i.test(item.text) ? 'AWS_IAM' : /^none$/i.test(item.text) ? 'NONE' : undefined;
          yield {
            at,
            message: `auth type \`${item.text}\` does not exist, only \`AWS_IAM\` and \`NONE\` do`,
            ...(value === undefined
              ? {}
              : {
                  fix: {
                    title: `write \`${value}\``,
                    safety: 'safe' as const,
                    edits: [{ kind: 'replace' as const, at, value }],
                  },
                }),
          };
        }
      }
    }
  },
});
