import { actionList } from '../../src/rule/action-list.ts';
import { broadResource } from '../../src/rule/broad-resource.ts';
import { DATA_ACTIONS } from '../../src/rule/curated-actions.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { namedList } from '../../src/rule/named-list.ts';

const LIST = actionList(DATA_ACTIONS);

/** Unscoped data read. */
export const rule = defineLintRule({
  id: 'data-exfiltration',
  subject: 'policy',
  types: ['identity', 'session'],
  group: 'security',
  title: 'Unscoped data read',
  severity: 'info',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The action reads data, and the statement does not say which.',
  remedy: 'Name the resources.',
  references: ['https://cloudsplaining.readthedocs.io/'],
  equivalents: { checkov: 'CKV_AWS_108, 288' },
  *check(policy) {
    for (const statement of policy.statements) {
      const broad = statement.effect === 'Allow' && !statement.has('Condition') ? broadResource(statement) : undefined;
      if (broad === undefined) continue;
      const found = statement.actions.filter((action) => LIST.find(action) !== undefined);
      const [first] = found;
      if (first === undefined) continue;
      const names = namedList(found.map((action) => LIST.find(action) ?? action.text));
      yield {
        at: policy.at(first.pointer),
        message: `${names} ${found.length === 1 ? 'reads' : 'read'} data, on \`${broad.text}\` without any limit`,
      };
    }
  },
});
