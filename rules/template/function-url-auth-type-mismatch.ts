import { functionPolicies, mayStandAt, qualifiersOf, urlsOf } from '../../src/rule/function-policies.ts';
import { globMatches } from '../../src/rule/glob.ts';
import { defineLintRule, type LintFix, type LintProblem } from '../../src/rule/lint-rule.ts';
import type { ConditionItem } from '../../src/rule/policy-subject.ts';
import type { UrlEntity } from '../../src/rule/template-subject.ts';
import { type Slot, slotText } from '../../src/source/open.ts';
import type { Place } from '../../src/source/source-file.ts';

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
          const known = urlsOf(template, group, statement);
          // Whichever of them the permission is for, it fits.
          if (group.entity !== undefined && known.every(({ authType }) => fits(condition, authType))) continue;
          const urls = known.filter((url) => qualifiersOf(statement).some((one) => mayStandAt(url, one)));
          const [url] = urls;
          if (url === undefined && group.entity === undefined) yield { undecided: 'function URL' };
          const types = urls.map(({ authType }) => authType);
          const [item] = condition.values;
          if (
            url === undefined ||
            item === undefined ||
            // A value that does not exist is a rule of its own.
            !/^(NONE|AWS_IAM)$/.test(item.text) ||
            types.some((type) => fits(condition, type))
          )
            continue;
          yield mismatch(url, policy.at(item.pointer), item.text);
        }
      }
    }
  },
});

function isAuthType(condition: ConditionItem): boolean {
  return condition.keyLower === 'lambda:functionurlauthtype' && /^string(equals|like)$/.test(condition.base);
}

function fits(condition: ConditionItem, authType: Slot<string>): boolean {
  if (typeof authType !== 'string') return true;
  return condition.values.some(({ text }) =>
    condition.base === 'stringlike' ? globMatches(text, authType) : text === authType,
  );
}

/** Whichever of the two is no auth type at all is to blame, else the permission. */
function mismatch(url: UrlEntity, at: Place, permitted: string): LintProblem {
  const actual = slotText(url.authType) ?? '';
  const own = url.of('authType');
  if (/^(NONE|AWS_IAM)$/.test(actual))
    return {
      at,
      message: `the permission is for auth type \`${permitted}\`, the function URL has \`${actual}\``,
      related: [{ at: own, message: 'auth type of the function URL' }],
      fix: writing(at, actual),
    };
  return {
    at: own,
    message: `the function URL has auth type \`${actual}\`, only \`AWS_IAM\` and \`NONE\` exist`,
    related: [{ at, message: 'auth type of the permission' }],
    fix: writing(own, /iam/i.test(actual) ? 'AWS_IAM' : permitted),
  };
}

function writing(at: Place, value: string): LintFix {
  return { title: `write \`${value}\``, safety: 'suggest', edits: [{ kind: 'replace', at, value }] };
}
