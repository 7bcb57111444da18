import { functionPolicies, mayStandAt, qualifiersOf, urlsOf } from '../../src/rule/function-policies.ts';
import { globMatches } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ConditionItem } from '../../src/rule/policy-subject.ts';
import { slotText } from '../../src/source/open.ts';

/** FunctionUrlAuthType of the permission differs from AuthType of the URL. */
export const rule = defineLintRule({
  id: 'function-url-auth-type-mismatch',
  subject: 'template',
  group: 'invocation',
  title: 'FunctionUrlAuthType of the permission differs from AuthType of the URL',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'The condition on lambda:FunctionUrlAuthType is compared with the AuthType of the URL. When the two differ the statement never matches, and every call is answered 403.',
  remedy: 'Write the AuthType of the URL into the condition.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {},
  *check(template) {
    for (const group of functionPolicies(template)) {
      for (const policy of group.policies) {
        for (const statement of policy.statements) {
          const condition = statement.effect === 'Allow' ? statement.conditions.find(isAuthType) : undefined;
          if (condition === undefined || condition.values.length !== condition.allValues.length) continue;
          const urls = urlsOf(template, group, statement).filter((url) =>
            qualifiersOf(statement).some((one) => mayStandAt(url, one)),
          );
          const [url] = urls;
          if (url === undefined && group.entity === undefined) yield { undecided: 'function URL' };
          const types = urls.map(({ authType }) => authType);
          const [item] = condition.values;
          if (
            url === undefined ||
            item === undefined ||
            // A value that does not exist is a rule of its own.
            !/^(NONE|AWS_IAM)$/.test(item.text) ||
            types.some((type) => typeof type !== 'string' || matches(condition, type))
          )
            continue;
          const actual = slotText(url.authType) ?? '';
          if (!/^(NONE|AWS_IAM)$/.test(actual)) {
            const at = url.of('authType');
            const meant = /iam/i.test(actual) ? 'AWS_IAM' : item.text;
            yield {
              at,
              message: `the function URL has auth type \`${actual}\`, only \`AWS_IAM\` and \`NONE\` exist`,
              related: [{ at: policy.at(item.pointer), message: 'auth type of the permission' }],
              fix: {
                title: `write \`${meant}\``,
                safety: 'suggest',
                edits: [{ kind: 'replace', at, value: meant }],
              },
            };
            continue;
          }
          yield {
            at: policy.at(item.pointer),
            message: `the permission is for auth type \`${item.text}\`, the function URL has \`${actual}\``,
            related: [{ at: url.of('authType'), message: 'auth type of the function URL' }],
            fix: {
              title: `write \`${actual}\``,
              safety: 'suggest',
              edits: [{ kind: 'replace', at: policy.at(item.pointer), value: actual }],
            },
          };
        }
      }
    }
  },
});

function isAuthType(condition: ConditionItem): boolean {
  return condition.keyLower === 'lambda:functionurlauthtype' && /^string(equals|like)$/.test(condition.base);
}

function matches(condition: ConditionItem, authType: string): boolean {
  return condition.values.some(({ text }) =>
    condition.base === 'stringlike' ? globMatches(text, authType) : text === authType,
  );
}
