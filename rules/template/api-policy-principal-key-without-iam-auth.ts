import { callRoutes, hasNoIam } from '../../src/rule/api-kind.ts';
import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import { loneApiPolicies } from '../../src/rule/lone-api-policies.ts';
import type { ConditionItem, PolicySubject, StatementSubject } from '../../src/rule/policy-subject.ts';
import type { ApiEntity } from '../../src/rule/template-subject.ts';
import { slotText } from '../../src/source/open.ts';

/** Principal-based condition with authorization NONE. */
export const rule = defineLintRule({
  id: 'api-policy-principal-key-without-iam-auth',
  subject: 'template',
  group: 'invocation',
  title: 'Principal-based condition with authorization NONE',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'Who calls is known only where a method checks the signature. Without AWS_IAM the keys aws:Principal… are absent and no principal but the star matches, so the statement never does what it says.',
  remedy: 'Set `AWS_IAM` on the methods, or bound the statement by network instead.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
  ],
  equivalents: {},
  *check(template) {
    for (const { statements } of loneApiPolicies(template))
      if (
        statements.some(
          (one) => one.conditions.some((item) => asksCaller(item, one.effect === 'Deny')) || namesOnlyCallers(one),
        )
      )
        yield { undecided: 'authorization of the methods' };
    for (const api of template.apis) {
      const { policy } = api;
      if (policy === undefined || api.kind !== 'REST') continue;
      if (!hasNoIam(api)) {
        if (!api.routesComplete) yield { undecided: 'authorization of the methods' };
        yield* closedMethods(api, policy);
        continue;
      }
      for (const statement of policy.statements) {
        const key = statement.conditions.find((condition) => asksCaller(condition, statement.effect === 'Deny'));
        if (key !== undefined)
          yield {
            at: policy.at(key.pointer, 'key'),
            message: `\`${key.key}\` is absent, no method of the API has \`AWS_IAM\``,
          };
        else if (statement.effect === 'Allow' && namesOnlyCallers(statement))
          yield {
            at: policy.at(statement.to('Principal')),
            message: 'the principal never matches, no method of the API has `AWS_IAM`',
          };
      }
    }
  },
});

/** Methods without authorization beside those with AWS_IAM, when every Allow is for callers that are known. */
function* closedMethods(api: ApiEntity, { mayHaveMore, statements, at }: PolicySubject): Iterable<LintReport> {
  const allows = statements.filter(({ effect }) => effect !== 'Deny');
  const [first] = allows;
  if (mayHaveMore || first === undefined || !allows.every(isForKnown)) return;
  for (const route of callRoutes(api))
    if (route.authorizationType === 'NONE')
      yield {
        at: route.of('authorizationType'),
        severity: 'warning',
        message: `nobody can call \`${slotText(route.method)} ${slotText(route.path)}\`, who calls a method without authorization is no principal of the policy`,
        related: [{ at: at(first.pointer), message: 'who may call' }],
      };
}

function isForKnown(statement: StatementSubject): boolean {
  const { effect, open, conditions } = statement;
  if (effect !== 'Allow' || open.has('Principal') || open.has('Effect')) return false;
  return namesOnlyCallers(statement) || conditions.some((condition) => asksCaller(condition, false));
}

/** A key about the caller that must be there: in an Allow, or negated in a Deny, which then refuses everybody. */
function asksCaller(condition: ConditionItem, deny: boolean): boolean {
  if (!/^aws:(principal(arn|account|orgid|orgpaths|tag\/.*)|userid|username)$/.test(condition.keyLower)) return false;
  return (
    !condition.ifExists && condition.base !== 'null' && condition.set !== 'ForAllValues' && condition.negated === deny
  );
}

function namesOnlyCallers({ principals, open }: StatementSubject): boolean {
  if (open.has('Principal') || principals.length === 0) return false;
  return principals.every((principal) => principal.principalType === 'AWS' && !principal.anyone);
}
