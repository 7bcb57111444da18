import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Allow with NotAction. */
export const rule = defineLintRule({
  id: 'allow-not-action',
  subject: 'policy',
  when: ['notaction'],
  types: ['identity', 'session', 'resource', 'lambda', 'rest-api'],
  group: 'security',
  title: 'Allow with NotAction',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Everything else is allowed, also actions and services that come later.',
  remedy: 'List the actions that are allowed.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  equivalents: { other: 'cfn-guard ..._NO_ALLOW_PLUS_NOT_ACTION; Access Analyzer only via PassRole/SLR' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !statement.has('NotAction')) continue;
      yield {
        at: policy.at(statement.to('NotAction'), 'key'),
        message: 'Allow with NotAction grants every action that is not listed',
      };
    }
  },
});
