import { plainUrlGrants } from '../../src/rule/alias-url-grants.ts';
import { functionPolicies, mayStandAt, permissionOf, qualifiersOf, urlsOf } from '../../src/rule/function-policies.ts';
import { namesAction } from '../../src/rule/grants.ts';
import { viaUrlOnly } from '../../src/rule/half-pairs.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { slotText } from '../../src/source/open.ts';

/** Permission on the function but URL on an alias (or reverse). */
export const rule = defineLintRule({
  id: 'url-qualifier-mismatch',
  subject: 'template',
  group: 'invocation',
  title: 'Permission on the function but URL on an alias (or reverse)',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'A function URL belongs to the function itself or to one alias, and its permissions must be on the same. On the other one they are never looked at, and every call is answered 403.',
  remedy: 'Put the permission where the URL is: `f:live` for a URL with qualifier `live`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {},
  *check(template) {
    for (const group of functionPolicies(template)) {
      for (const policy of group.policies) {
        for (const statement of policy.statements) {
          if (
            statement.effect !== 'Allow' ||
            !(namesAction(statement, 'lambda:InvokeFunctionUrl') || viaUrlOnly(statement))
          )
            continue;
          const urls = urlsOf(template, group, statement);
          const [url] = urls;
          if (url === undefined && group.entity === undefined) yield { undecided: 'function URL' };
          if (url === undefined) continue;
          const qualifiers = qualifiersOf(statement);
          if (urls.some((one) => qualifiers.some((each) => mayStandAt(one, each)))) continue;
          const [qualifier] = qualifiers;
          const own = slotText(url.function.qualifier);
          yield {
            at: permissionOf(template, policy, statement)?.of('qualifier') ?? policy.at(statement.to('Resource')),
            message: `the permission is on ${named(qualifier)}, the function URL on ${named(own)}`,
            related: [{ at: url.of('qualifier'), message: 'function URL' }],
          };
        }
      }
    }
    for (const { policy, item, url, qualifier } of plainUrlGrants(template))
      yield {
        at: policy.at(item.pointer),
        severity: 'warning',
        confidence: 'likely',
        message: `the grant is on the function itself, the function URL on \`${qualifier}\``,
        related: [{ at: url.of('qualifier'), message: 'function URL' }],
      };
  },
});

function named(qualifier: string | undefined): string {
  return qualifier === undefined ? 'the function itself' : `\`${qualifier}\``;
}
