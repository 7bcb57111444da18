import { actionList } from '../../src/rule/action-list.ts';
import { DATA_ACTIONS } from '../../src/rule/curated-actions.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { unlimitedActions } from '../../src/rule/unlimited-actions.ts';

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
  check: (policy) => unlimitedActions(policy, LIST, { one: 'reads data', several: 'read data' }),
});
