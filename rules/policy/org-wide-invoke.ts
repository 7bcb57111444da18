import { bindsCaller, narrowsCaller } from '../../src/rule/binds-caller.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Whole organisation may invoke. */
export const rule = defineLintRule({
  id: 'org-wide-invoke',
  subject: 'policy',
  when: ['anyone'],
  types: ['lambda', 'rest-api'],
  group: 'invocation',
  title: 'Whole organisation may invoke',
  severity: 'info',
  confidence: 'certain',
  security: 3.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Every principal of every account of the organization may call, test accounts included.',
  remedy: 'Add aws:PrincipalArn for the roles that are meant.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !statement.principals.some((principal) => principal.anyone)) continue;
      const bounds = statement.conditions.filter(narrowsCaller);
      const [org] = bounds;
      if (
        org === undefined ||
        !bindsCaller(org) ||
        bounds.some((condition) => condition.keyLower !== 'aws:principalorgid')
      )
        continue;
      yield { at: policy.at(org.pointer), message: 'every principal of the organization may call' };
    }
  },
});
