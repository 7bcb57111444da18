import { apiMayReachOver, executeApiParts, mayReachOver, shortFormParts } from '../../src/rule/execute-api-parts.ts';
import { HTTP_METHODS } from '../../src/rule/http-methods.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** HTTP method in lower case or unknown. */
export const rule = defineLintRule({
  id: 'execute-api-method-case',
  subject: 'policy',
  when: ['arn:execute-api', 'service:execute-api'],
  group: 'invocation',
  title: 'HTTP method in lower case or unknown',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The method is compared with its case: `get` never matches a GET request.',
  remedy: 'Write the method in capitals.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allResources, ...statement.notResources]) {
        const parts = executeApiParts(item) ?? shortFormParts(item);
        if (parts?.method === undefined || apiMayReachOver(item, parts) || mayReachOver(parts.stage)) continue;
        const meant = HTTP_METHODS.find((method) => method === parts.method?.toUpperCase());
        if (meant === undefined || meant === parts.method) continue;
        const at = policy.at(item.pointer);
        const value = item.text.replace(`/${parts.method}`, `/${meant}`);
        yield {
          at,
          message: `method \`${parts.method}\` never matches, requests carry \`${meant}\``,
          ...(item.open === undefined
            ? {
                fix: {
                  title: `write \`${meant}\``,
                  safety: 'safe' as const,
                  edits: [{ kind: 'replace' as const, at, value }],
                },
              }
            : {}),
        };
      }
    }
  },
});
