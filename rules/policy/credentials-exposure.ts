import { actionList } from '../../src/rule/action-list.ts';
import { broadResource } from '../../src/rule/broad-resource.ts';
import { CREDENTIAL_ACTIONS } from '../../src/rule/curated-actions.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { namedList } from '../../src/rule/named-list.ts';

const LIST = actionList(CREDENTIAL_ACTIONS);

/** Action returns credentials. */
export const rule = defineLintRule({
  id: 'credentials-exposure',
  subject: 'policy',
  types: ['identity', 'session'],
  group: 'security',
  title: 'Action returns credentials',
  severity: 'info',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The answer of the action holds credentials, and the statement does not say for what.',
  remedy: 'Name the resources.',
  references: ['https://cloudsplaining.readthedocs.io/'],
  equivalents: { parliament: 'CREDENTIALS_EXPOSURE (community)', checkov: 'CKV_AWS_107, 287' },
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
        message: `${names} ${found.length === 1 ? 'returns' : 'return'} credentials, on \`${broad.text}\` without any limit`,
      };
    }
  },
});
