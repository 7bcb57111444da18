import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Allow with NotResource. */
export const rule = defineLintRule({
  id: 'allow-not-resource',
  subject: 'policy',
  when: ['notresource'],
  types: ['identity', 'session', 'resource', 'lambda', 'rest-api'],
  group: 'security',
  title: 'Allow with NotResource',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Every other resource is allowed, also those that come later.',
  remedy: 'List the resources that are allowed.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  equivalents: {
    accessAnalyzer: 'PASS_ROLE_WITH_NOT_RESOURCE (part)',
    parliament: 'NOTRESOURCE_WITH_ALLOW (community)',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !statement.has('NotResource')) continue;
      yield {
        at: policy.at(statement.to('NotResource'), 'key'),
        message: 'Allow with NotResource grants on every resource that is not listed',
      };
    }
  },
});
