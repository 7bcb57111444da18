import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** REST API policy has only Deny. */
export const rule = defineLintRule({
  id: 'api-policy-deny-without-allow',
  subject: 'policy',
  types: ['rest-api'],
  group: 'invocation',
  title: 'REST API policy has only Deny',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Where a REST API has a policy and its methods no authorizer, a call needs an explicit Allow: with a Deny alone everything is refused.',
  remedy: 'Add an Allow for the callers that are meant.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html'],
  equivalents: {},
  *check(policy) {
    if (policy.mayHaveMore || policy.statements.length === 0) return;
    if (policy.statements.some((statement) => statement.effect !== 'Deny')) return;
    const [first] = policy.statements;
    if (first === undefined) return;
    yield {
      at: policy.at(first.pointer),
      message: 'the policy only denies, so methods without IAM authorization refuse everybody',
    };
  },
});
