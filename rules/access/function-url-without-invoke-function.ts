import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The caller of a function URL lacks lambda:InvokeFunction. */
export const rule = defineAccessRule({
  id: 'function-url-without-invoke-function',
  title: 'the caller of a function URL lacks lambda:InvokeFunction',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  why: 'Since October 2025 a call of a function URL needs two grants: `lambda:InvokeFunctionUrl` **and** `lambda:InvokeFunction`. Tutorials and templates from before grant only the first, and AWS answers a bare `Forbidden`. Grant the second too, with `lambda:InvokedViaFunctionUrl` so that it opens nothing else.',
  check(access) {
    if (access.question?.target.path !== 'function-url') return [];
    const [url, invoke] = access.decision?.perAction ?? [];
    if (url?.kind !== 'allowed' || invoke === undefined || invoke.kind !== 'implicitDeny' || invoke.grants.length > 0)
      return [];
    const says =
      'the URL needs lambda:InvokeFunction as well as lambda:InvokeFunctionUrl, and only the latter is granted';
    return [{ message: says, because: url.grants }];
  },
});
