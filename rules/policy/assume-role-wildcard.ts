import { broadResource } from '../../src/rule/broad-resource.ts';
import { actionMatches } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** sts:AssumeRole on *. */
export const rule = defineLintRule({
  id: 'assume-role-wildcard',
  subject: 'policy',
  when: ['service:sts'],
  types: ['identity', 'session'],
  group: 'security',
  title: 'sts:AssumeRole on *',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Every role that trusts the account may be assumed, in other accounts too.',
  remedy: 'Name the roles.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  equivalents: { checkov: 'CKV_AWS_61' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || statement.has('Condition')) continue;
      const action = statement.actions.find(
        (item) => item.service === 'sts' && actionMatches(item.text, 'sts:AssumeRole'),
      );
      const broad = broadResource(statement);
      if (action !== undefined && broad !== undefined)
        yield {
          at: policy.at(broad.pointer),
          message: `\`${action.text}\` on \`${broad.text}\` assumes every role that trusts the account`,
        };
    }
  },
});
