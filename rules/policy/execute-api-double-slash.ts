import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Path in ARN starts with a slash or has doubled slashes. */
export const rule = defineLintRule({
  id: 'execute-api-double-slash',
  subject: 'policy',
  when: ['arn:execute-api', 'service:execute-api'],
  group: 'invocation',
  title: 'Path in ARN starts with a slash or has doubled slashes',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The path of a call stands after the method without a slash of its own: `stage/GET//pets` never matches `/pets`.',
  remedy: 'Write one slash between the parts.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allResources, ...statement.notResources]) {
        const arn = item.arn;
        if (
          arn === undefined ||
          arn.service !== 'execute-api' ||
          !arn.resource.includes('//') ||
          item.open !== undefined
        )
          continue;
        const at = policy.at(item.pointer);
        const value = item.text.replace(/\/{2,}/g, '/');
        yield {
          at,
          message: `\`${item.text}\` has a doubled slash`,
          fix: { title: 'write one slash', safety: 'safe', edits: [{ kind: 'replace', at, value }] },
        };
      }
    }
  },
});
