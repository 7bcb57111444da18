import { apiItems } from '../../src/rule/execute-api-arns.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { HOLE } from '../../src/source/open.ts';

/** Path in ARN starts with a slash or has doubled slashes. */
export const rule = defineLintRule({
  id: 'execute-api-double-slash',
  subject: 'policy',
  when: ['arn:execute-api', 'service:execute-api', 'source:execute-api'],
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
      for (const item of apiItems(statement)) {
        const path = item.arn?.service === 'execute-api' ? item.arn.resource : shortForm(item.text);
        if (path === undefined || !path.includes('//') || path.includes('://')) continue;
        const at = policy.at(item.pointer);
        const value = item.text.replace(/\/{2,}/g, '/');
        yield {
          at,
          message: `\`${item.text.replaceAll(HOLE, '…')}\` has a doubled slash`,
          ...(item.open !== undefined
            ? {}
            : {
                fix: {
                  title: 'write one slash',
                  safety: 'safe' as const,
                  edits: [{ kind: 'replace' as const, at, value }],
                },
              }),
        };
      }
    }
  },
});

function shortForm(text: string): string | undefined {
  return text.startsWith('execute-api:/') ? text.slice('execute-api:'.length) : undefined;
}
