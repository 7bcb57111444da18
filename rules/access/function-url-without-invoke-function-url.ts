import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The caller of a function URL lacks lambda:InvokeFunctionUrl. */
export const rule = defineAccessRule({
  id: 'function-url-without-invoke-function-url',
  title: 'the caller of a function URL lacks lambda:InvokeFunctionUrl',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  why: '`lambda:InvokeFunction` alone lets somebody use the Invoke API, not the URL. A call of a function URL needs `lambda:InvokeFunctionUrl` as well.',
  check(access) {
    if (access.question?.target.path !== 'function-url') return [];
    const [url, invoke] = access.decision?.perAction ?? [];
    if (invoke?.kind !== 'allowed' || url === undefined || url.kind !== 'implicitDeny' || url.grants.length > 0)
      return [];
    const says = 'lambda:InvokeFunction is granted, but a call of the URL also needs lambda:InvokeFunctionUrl';
    return [{ message: says, because: invoke.grants }];
  },
});
