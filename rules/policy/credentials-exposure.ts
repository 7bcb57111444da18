import { actionList } from '../../src/rule/action-list.ts';
import { CREDENTIAL_ACTIONS } from '../../src/rule/curated-actions.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { unlimitedActions } from '../../src/rule/unlimited-actions.ts';

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
  check: (policy) => unlimitedActions(policy, LIST, { one: 'returns credentials', several: 'return credentials' }),
});
