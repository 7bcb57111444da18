import { refusedBecause } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The API has no such stage. */
export const rule = defineAccessRule({
  id: 'no-such-stage',
  title: 'the API has no such stage',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden'],
  why: 'The first segment of a default endpoint names the stage. Without such a stage the answer is 403 `Missing Authentication Token` (REST) or 404 (HTTP).',
  check(access) {
    return refusedBecause(access, 'no-such-stage');
  },
});
