import { isThere } from '../../src/rule/is-there.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** SCP uses an element its grammar forbids. */
export const rule = defineLintRule({
  id: 'scp-syntax',
  subject: 'policy',
  types: ['scp'],
  group: 'semantics',
  title: 'SCP uses an element its grammar forbids',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A service control policy is about the accounts it is attached to; Organizations refuses a Principal in it. All other elements are allowed since September 2025.',
  remedy: 'Take the Principal away.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html'],
  equivalents: { accessAnalyzer: 'SCP_SYNTAX_ERROR_*' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const element of ['Principal', 'NotPrincipal'] as const)
        if (isThere(statement, element))
          yield {
            at: policy.at(statement.to(element), 'key'),
            message: `a service control policy does not support ${element}`,
          };
  },
});
