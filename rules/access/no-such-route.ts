import { refusedBecause } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The API has no such method or route. */
export const rule = defineAccessRule({
  id: 'no-such-route',
  title: 'the API has no such method or route',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden'],
  why: 'API Gateway answers a path that does not exist with 403 `Missing Authentication Token` (REST), which reads like a missing signature. Check path, method and stage.',
  check(access) {
    return refusedBecause(access, 'no-such-route');
  },
});
