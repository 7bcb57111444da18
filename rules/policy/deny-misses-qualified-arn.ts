import { namesAction } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { listBoth, onlyOneForm } from '../../src/rule/qualified-forms.ts';
import { HOLE, hasHole } from '../../src/source/open.ts';

/** Deny names only the unqualified (or only the qualified) function. */
export const rule = defineLintRule({
  id: 'deny-misses-qualified-arn',
  subject: 'policy',
  when: ['deny'],
  group: 'invocation',
  title: 'Deny names only the unqualified (or only the qualified) function',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'Lambda compares the function and its qualifier: a Deny on `function:f` does not reach calls of `f:alias`, nor the reverse.',
  remedy: 'List both, `function:f` and `function:f:*`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (
        statement.effect !== 'Deny' ||
        !namesAction(statement, 'lambda:InvokeFunction') ||
        statement.allResources.some(({ text }) => text === HOLE)
      )
        continue;
      for (const item of onlyOneForm(statement.allResources)) {
        const at = policy.at(item.pointer);
        const value = item.missing;
        yield {
          at,
          ...(item.alias ? { severity: 'info' as const } : {}),
          message: `the Deny on \`${item.text}\` does not reach calls of \`${value}\``,
          ...(hasHole(item.text)
            ? {}
            : {
                fix: {
                  title: 'deny both forms',
                  safety: item.alias ? ('suggest' as const) : ('safe' as const),
                  edits: [listBoth(policy, statement, item)],
                },
              }),
        };
      }
    }
  },
});
