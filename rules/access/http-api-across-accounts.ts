import { crossesAccounts } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** HTTP and WebSocket APIs cannot grant another account. */
export const rule = defineAccessRule({
  id: 'http-api-across-accounts',
  title: 'HTTP and WebSocket APIs cannot grant another account',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://repost.aws/knowledge-center/api-gateway-cross-account-403',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html',
  ],
  why: 'Only REST APIs have a resource policy. A caller of another account must assume a role in the account of the API and call with that session.',
  check(access) {
    const target = access.question?.target;
    if (target?.path !== 'execute-api' || (target.apiType !== 'HTTP' && target.apiType !== 'WEBSOCKET')) return [];
    if (!crossesAccounts(access) || access.decision?.kind === 'allowed') return [];
    const says = `${target.apiType} APIs have no resource policy, so account ${access.question?.caller.account} cannot be let in; assume a role in account ${access.question?.resourceAccount}`;
    return [{ message: says }];
  },
});
