import { namesAction } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';
import { mayReach } from '../../src/rule/same-principal.ts';

/** lambda:InvokeAsync does not authorise Invoke. */
export const rule = defineLintRule({
  id: 'invoke-async-only',
  subject: 'policy',
  when: ['retired'],
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
    const invoking = allows.filter((one) => namesAction(one, 'lambda:InvokeFunction') || one.open.has('Action'));
    for (const statement of allows) {
      if (invoking.some((other) => mayServe(other, statement))) continue;
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

/** Whether a grant may be for the same callers; policies without principals are for one caller. */
function mayServe(wide: StatementSubject, narrow: StatementSubject): boolean {
  if (wide.allPrincipals.length === 0 || narrow.allPrincipals.length === 0) return true;
  return narrow.allPrincipals.some((one) => wide.allPrincipals.some((other) => mayReach(other, one)));
}
