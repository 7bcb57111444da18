import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { ROLE_CALLERS, serviceOf } from '../../src/rule/service-principal.ts';

/** Permission for a source that polls. */
export const rule = defineLintRule({
  id: 'poll-based-source-permission',
  subject: 'policy',
  types: ['lambda'],
  group: 'invocation',
  title: 'Permission for a source that polls',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Lambda reads queues and streams with the execution role of the function; Step Functions, Scheduler and Pipes call with a role of their own. The policy of the function is not asked.',
  remedy: 'Grant to the role, and take the statement away.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const principal of statement.principals) {
        if (!ROLE_CALLERS.has(serviceOf(principal) ?? '')) continue;
        yield {
          at: policy.at(principal.pointer),
          message: `\`${principal.text}\` never calls in its own name, the statement is useless`,
        };
      }
    }
  },
});
