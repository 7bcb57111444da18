import { apiItems } from '../../src/rule/execute-api-arns.ts';
import {
  apiMayReachOver,
  type ExecuteApiParts,
  executeApiParts,
  mayReachOver,
  shortFormParts,
} from '../../src/rule/execute-api-parts.ts';
import { HTTP_METHODS } from '../../src/rule/http-methods.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** HTTP method in lower case or unknown. */
export const rule = defineLintRule({
  id: 'execute-api-method-case',
  subject: 'policy',
  when: ['arn:execute-api', 'service:execute-api', 'source:execute-api'],
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
      for (const item of apiItems(statement)) {
        const parts = executeApiParts(item) ?? shortFormParts(item);
        // Without an id of the API everything stands one part too late.
        if (parts?.method === undefined || parts.apiId === '' || apiMayReachOver(item, parts)) continue;
        // `*/get/pets` also matches a path that ends so: hardly what is meant.
        const loose = mayReachOver(parts.stage);
        if (loose && parts.stage !== '*') continue;
        const meant = HTTP_METHODS.find((method) => method === parts.method?.toUpperCase());
        const at = policy.at(item.pointer);
        if (meant === undefined && !loose && isUnknown(parts))
          yield {
            at,
            message: `\`${parts.method}\` is no method of HTTP, so the ARN never matches`,
            severity: 'warning',
            confidence: 'likely',
          };
        if (meant === undefined || meant === parts.method) continue;
        const value = item.text.replace(`/${parts.method}`, `/${meant}`);
        yield {
          at,
          message: `method \`${parts.method}\` never matches, requests carry \`${meant}\``,
          ...(loose ? { severity: 'warning' as const, confidence: 'likely' as const } : {}),
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

/** A route key of a WebSocket has no path behind it; ANY has a rule of its own. */
function isUnknown({ stage, method = '', path }: ExecuteApiParts): boolean {
  const shifted = HTTP_METHODS.some((each) => each === stage);
  return path !== undefined && !shifted && /^[A-Za-z]+$/.test(method) && !/^any$/i.test(method);
}
