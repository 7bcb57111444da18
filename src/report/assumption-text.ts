/**
 * Returns in words what an answer takes for granted where AWS's documents are silent or conflict; the ids are the rows
 * of docs/semantics.md. An id without words here is shown as it is.
 */
export function assumptionText(id: string): string {
  const says = Object.hasOwn(WORDS, id) ? WORDS[id] : undefined;
  return says === undefined ? `see docs/semantics.md, row ${id}` : `${says} [${id}]`;
}

const WORDS: Readonly<Record<string, string>> = {
  'session-policies-united': 'several session policies count as one set; AWS does not say how they combine',
  'explicit-deny-order': 'several policy types deny; AWS names one of them and does not say which',
  'resource-star-crosses-colon': 'a `*` at the end of an ARN segment reaches across the next colon',
  'resource-account-wildcard':
    'a `*` in the account of a Lambda ARN matches, as the IAM guide says and the Lambda guide denies',
  'unqualified-function-policy':
    'the policy of the unqualified function takes part in a qualified call where its Resource covers it; AWS does not say so',
  'not-principal-partial': 'NotPrincipal that does not list account, role and session may deny the whole account',
  'not-principal-allow': 'NotPrincipal with Allow grants nothing; AWS does not support it',
  'star-principal-direct': '`Principal: "*"` gets past a silent boundary and session policy like a session ARN',
  'service-aws-star': '`Principal: "*"` and `{"AWS": "*"}` let AWS services in too; AWS does not say so of the second',
  'account-principal-session': 'a grant to the account does not get past a silent session policy',
  'private-api-resource-policy':
    'a private API needs an Allow in its resource policy also for callers of its own account',
  'cognito-resource-policy': 'with a Cognito token an attached resource policy must allow; AWS’s tables conflict',
  'root-cross-account': 'the root user of another account needs a grant in the resource policy only',
  'route-cross-account': 'HTTP and WebSocket APIs let no other account in, because they have no resource policy',
  'url-single-permission': 'AWS’s exception for older function URLs is over since 1 November 2026, as announced',
  'url-key-on-direct-call': 'lambda:InvokedViaFunctionUrl is false or missing on a direct call; AWS does not say which',
};
