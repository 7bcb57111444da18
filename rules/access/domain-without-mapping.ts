import { refusedBecause } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The custom domain does not map this path to an API. */
export const rule = defineAccessRule({
  id: 'domain-without-mapping',
  title: 'the custom domain does not map this path to an API',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html'],
  why: 'A custom domain name reaches an API only through its base path mappings; a path that none of them covers is answered with 403 `Forbidden`.',
  check(access) {
    return refusedBecause(access, 'unmapped-domain');
  },
});
