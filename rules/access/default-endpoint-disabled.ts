import { refusedBecause } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The default endpoint of the API is disabled. */
export const rule = defineAccessRule({
  id: 'default-endpoint-disabled',
  title: 'the default endpoint of the API is disabled',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html'],
  why: 'With `disableExecuteApiEndpoint` the `execute-api` host answers 403 to everybody. Only custom domain names reach the API.',
  check(access) {
    return refusedBecause(access, 'default-endpoint-disabled');
  },
});
