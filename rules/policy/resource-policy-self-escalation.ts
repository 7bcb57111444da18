import { actionList } from '../../src/rule/action-list.ts';
import { actionMatches, namesAction } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { REWRITES } from '../../src/rule/policy-rewrites.ts';

const LIST = actionList(REWRITES.map(([rewrite]) => rewrite));

/** Can rewrite the policy that restricts it. */
export const rule = defineLintRule({
  id: 'resource-policy-self-escalation',
  subject: 'policy',
  types: ['identity'],
  group: 'security',
  title: 'Can rewrite the policy that restricts it',
  severity: 'info',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Who may write the policy of a resource can grant himself what this policy withholds.',
  remedy: 'Take the action away, or grant it to those who administer the resource only.',
  references: ['https://github.com/duo-labs/parliament'],
  equivalents: { parliament: 'RESOURCE_POLICY_PRIVILEGE_ESCALATION' },
  *check(policy) {
    if (policy.mayHaveMore) return;
    const allows = policy.statements.filter((statement) => statement.effect === 'Allow');
    const rewriting = allows.filter((statement) => statement.actions.some((item) => LIST.find(item) !== undefined));
    for (const statement of rewriting) {
      for (const [rewrite, data] of REWRITES) {
        const action = statement.actions.find(
          (item) => item.service !== undefined && actionMatches(item.text, rewrite),
        );
        if (action === undefined || allows.some((other) => namesAction(other, data))) continue;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` allows to grant oneself \`${data}\`, which this policy withholds`,
        };
      }
    }
  },
});
