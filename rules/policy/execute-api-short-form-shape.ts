import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Short form malformed in REST API policy. */
export const rule = defineLintRule({
  id: 'execute-api-short-form-shape',
  subject: 'policy',
  when: ['oddresource'],
  types: ['rest-api'],
  group: 'invocation',
  title: 'Short form malformed in REST API policy',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'API Gateway writes `execute-api:/stage/METHOD/path` out; other spellings are stored as they stand and match nothing.',
  remedy: 'Write `execute-api:/` before the stage.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of statement.allResources) {
        const rest = /^execute-api(?::(?!\/)|\/)(.*)$/s.exec(item.text)?.[1];
        if (rest === undefined || item.open !== undefined) continue;
        const at = policy.at(item.pointer);
        const value = `execute-api:/${rest.replace(/^\/+/, '')}`;
        yield {
          at,
          message: `short form \`${item.text}\` lacks the \`:/\` after execute-api`,
          fix: { title: `write \`${value}\``, safety: 'safe', edits: [{ kind: 'replace', at, value }] },
        };
      }
    }
  },
});
