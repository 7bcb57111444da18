import { namesAction } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** lambda:InvokeAsync does not authorise Invoke. */
export const rule = defineLintRule({
  id: 'invoke-async-only',
  subject: 'policy',
  when: ['service:lambda'],
  group: 'invocation',
  title: 'lambda:InvokeAsync does not authorise Invoke',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: '`lambda:InvokeAsync` belongs to a deprecated API; Invoke, also with InvocationType Event, asks for `lambda:InvokeFunction`.',
  remedy: 'Grant `lambda:InvokeFunction`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/api/API_InvokeAsync.html'],
  equivalents: {},
  *check(policy) {
    if (policy.mayHaveMore) return;
    const allows = policy.statements.filter((statement) => statement.effect === 'Allow');
    if (allows.some((statement) => namesAction(statement, 'lambda:InvokeFunction') || statement.open.has('Action')))
      return;
    for (const statement of allows) {
      for (const action of statement.actions.filter((item) => item.text.toLowerCase() === 'lambda:invokeasync')) {
        const at = policy.at(action.pointer);
        yield {
          at,
          message: '`lambda:InvokeAsync` does not allow Invoke, which asks for `lambda:InvokeFunction`',
          fix: {
            title: 'write lambda:InvokeFunction',
            safety: 'safe',
            edits: [{ kind: 'replace', at, value: 'lambda:InvokeFunction' }],
          },
        };
      }
    }
  },
});
