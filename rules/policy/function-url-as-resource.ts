import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Function URL used as Resource. */
export const rule = defineLintRule({
  id: 'function-url-as-resource',
  subject: 'policy',
  when: ['oddresource', 'openresource', 'arn:lambda'],
  group: 'invocation',
  title: 'Function URL used as Resource',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A resource is an ARN. The permissions of a function URL are granted on the function.',
  remedy: 'Write the ARN of the function.',
  references: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html'],
  equivalents: { parliament: 'INVALID_ARN', cfnLint: 'E3510' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allResources, ...statement.notResources]) {
        if (!/\.lambda-url\./i.test(item.text)) continue;
        yield { at: policy.at(item.pointer), message: `\`${item.text}\` is a URL where an ARN belongs` };
      }
    }
  },
});
