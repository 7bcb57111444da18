import { namesAction } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** @connections call needs execute-api:ManageConnections. */
export const rule = defineLintRule({
  id: 'websocket-manage-connections',
  subject: 'policy',
  when: ['service:execute-api'],
  group: 'invocation',
  title: '@connections call needs execute-api:ManageConnections',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Messages to connected clients are sent under `execute-api:ManageConnections`; `execute-api:Invoke` on `@connections` does nothing.',
  remedy: 'Grant `execute-api:ManageConnections`.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
  ],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      const resource = statement.allResources.find((item) => /\/@connections(\/|$)/.test(item.text));
      if (resource === undefined || namesAction(statement, 'execute-api:ManageConnections')) continue;
      const invoke = statement.actions.find((item) => item.text.toLowerCase() === 'execute-api:invoke');
      if (invoke === undefined) continue;
      const at = policy.at(invoke.pointer);
      yield {
        at,
        message: '`@connections` calls need `execute-api:ManageConnections`, not `execute-api:Invoke`',
        fix: {
          title: 'write ManageConnections',
          safety: 'safe',
          edits: [{ kind: 'replace', at, value: 'execute-api:ManageConnections' }],
        },
      };
    }
  },
});
