import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** VPC endpoint condition on a function URL. */
export const rule = defineLintRule({
  id: 'function-url-private-link-assumed',
  subject: 'policy',
  when: ['service:lambda'],
  group: 'invocation',
  title: 'VPC endpoint condition on a function URL',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Function URLs are on the public internet only, never behind a VPC endpoint, so the key is not in the request: a positive condition never holds, a negated Deny refuses everybody.',
  remedy: 'Call the function through the Invoke API and its VPC endpoint instead.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.actions.some((item) => item.text.toLowerCase() === 'lambda:invokefunctionurl')) continue;
      for (const condition of statement.conditions) {
        if (!/^aws:(sourcevpce?|vpcsourceip)$/.test(condition.keyLower) || condition.base === 'null') continue;
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: `\`${condition.key}\` is never in a request to a function URL, which no VPC endpoint serves`,
        };
      }
    }
  },
});
