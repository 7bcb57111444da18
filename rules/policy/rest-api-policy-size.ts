import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { overSize } from '../../src/rule/over-size.ts';

/** REST API policy over 8,192 bytes. */
export const rule = defineLintRule({
  id: 'rest-api-policy-size',
  subject: 'policy',
  types: ['rest-api'],
  group: 'quota',
  title: 'REST API policy over 8,192 bytes',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'API Gateway refuses a resource policy over 8,192 bytes, counted after the short forms are written out.',
  remedy: 'Merge address ranges and statements.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html'],
  equivalents: { accessAnalyzer: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA' },
  *check(policy) {
    yield* overSize(policy, { limit: 8192, unit: 'bytes', of: 'the policy of a REST API' });
  },
});
