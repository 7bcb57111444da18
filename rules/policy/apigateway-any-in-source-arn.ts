import { executeApiArns } from '../../src/rule/execute-api-arns.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** ANY as method in SourceArn or Resource. */
export const rule = defineLintRule({
  id: 'apigateway-any-in-source-arn',
  subject: 'policy',
  when: ['arn:execute-api', 'arn:*', 'oddresource', 'source:execute-api'],
  group: 'invocation',
  title: 'ANY as method in SourceArn or Resource',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['document'],
  why: 'ANY is a word of the configuration; a call has the method of its request.',
  remedy: 'Write a star.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const { item, resource } of executeApiArns(statement)) {
        if (resource.split('/')[2] !== 'ANY') continue;
        const at = policy.at(item.pointer);
        yield {
          at,
          message: `no request has the method ANY, \`${item.text}\` never matches`,
          ...(item.open === undefined
            ? {
                fix: {
                  title: 'write a star',
                  safety: 'safe' as const,
                  edits: [{ kind: 'replace' as const, at, value: item.text.replace('/ANY', '/*') }],
                },
              }
            : {}),
        };
      }
    }
  },
});
