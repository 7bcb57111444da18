import type { Pair } from './pair.ts';

const REFUSED = ['denied', 'forbidden'] as const;
const FAILED = ['missingToken', 'badSignature', 'badCredentials', 'denied', 'forbidden', 'wrongScope'] as const;
const PASSED = ['accepted', 'applicationRefused'] as const;

/** Rows that say what was observed, whatever was decided. */
export const OBSERVATION_PAIRS: readonly Pair[] = [
  {
    id: 'header-stripped',
    when: { S4: ['missingToken'] },
    only: ['authorization-header-stripped'],
    verdict: 'unconfirmed',
    reading:
      'a signed request got `Missing Authentication Token` through CloudFront: the signature was not passed on, or there is no such route behind it',
    next: 'name the host behind the CDN with --origin-host; forward Authorization in the cache policy',
  },
  {
    id: 'no-such-route',
    when: { S4: ['missingToken'] },
    not: ['authorization-header-stripped'],
    verdict: 'unconfirmed',
    reading: 'a signed request got `Missing Authentication Token`: there is no such route, method or stage',
    next: 'compare path, method and stage with the deployed API; redeploy it',
  },
  {
    id: 'local-signing',
    when: { S3: ['wrongScope'], S4: ['badSignature'] },
    verdict: 'unconfirmed',
    reading: 'AWS reads our signatures, and refuses this one: secret, proxy or request, not a policy',
    next: 'record the request with `curl -v` and run `why403 verify-signature`',
  },
  {
    id: 'request-encoding',
    when: { S3b: ['missingToken'], S4: ['badSignature'] },
    reading:
      'a simple path is taken with the same key, so secret and clock are right: path, query, headers or body of this request are signed in another form than they arrive',
    next: 'record the request with `curl -v` and run `why403 verify-signature`',
  },
  {
    id: 'signer-or-secret',
    when: { S3b: ['badSignature'], S4: ['badSignature'] },
    reading: 'even a simple path without query is refused: the secret is wrong, or a proxy changes every request',
    next: 'compare with `aws sts get-caller-identity`, and call without a proxy',
  },
  {
    id: 'signature-refused',
    when: { S4: ['badSignature'] },
    verdict: 'unconfirmed',
    reading: 'the signature was refused before any policy was looked at',
    next: 'record the request with `curl -v` and run `why403 verify-signature`',
  },
  {
    id: 'clock',
    when: { S4: ['badTime'] },
    verdict: 'unconfirmed',
    reading: 'the clock of this machine is off, so that no policy was looked at',
    next: 'set the clock by NTP',
  },
  {
    id: 'credentials',
    when: { S4: ['badCredentials'] },
    verdict: 'unconfirmed',
    reading: 'key or session token were refused before any policy was looked at',
    next: 'renew the credentials (`aws sso login`), and compare with `aws sts get-caller-identity`',
  },
  {
    id: 'token-ignored',
    when: { S4: ['badCredentials'], S5: ['badCredentials'] },
    reading:
      'with and without session token the key is refused: the key itself is unknown, expired or of another partition',
    next: 'renew the credentials',
  },
  {
    id: 'blocked-before-signature',
    when: { S2: ['forbidden'], S3: ['forbidden'] },
    verdict: 'unconfirmed',
    reading:
      'unsigned and badly signed requests are both answered `Forbidden`: WAF, domain, client certificate or VPC endpoint stand in front, or this is an HTTP API, which answers everything so',
    next: 'look at the WAF, the domain mapping and the access log of the API',
  },
  {
    id: 'forbidden',
    when: { S4: ['forbidden'] },
    verdict: 'unconfirmed',
    reading: '`Forbidden` does not say who refused: WAF, API key, domain, VPC endpoint, or IAM behind an HTTP API',
    next: 'switch on access logs with $context.error.message and $context.authorizer.error',
  },
  {
    id: 'needs-api-key',
    when: { S4: REFUSED, S8: PASSED },
    reading: 'with the API key the call goes through: the route wants a key, and IAM is not in the way',
    next: 'send x-api-key with every call',
  },
  {
    id: 'is-authorization',
    when: { S3: ['wrongScope'], S4: REFUSED },
    reading: 'AWS reads our signatures, so the refusal is authorization and no signature problem',
    next: '`why403 explain` names the statement',
  },
  {
    id: 'other-role-passes',
    when: { S4: REFUSED, S6: PASSED },
    reading: 'the other role gets through: the target is fine, the difference lies in the policies of the caller',
    next: 'compare the identity policies, boundaries and session policies of the two',
  },
  {
    id: 'both-roles-refused',
    when: { S4: REFUSED, S6: REFUSED },
    expected: ['allowed'],
    reading: 'both callers are refused: resource policy, service control policy, VPC endpoint or a wrong target',
    next: 'check what the two have in common: the target and its account',
  },
  {
    id: 'cdn-or-host',
    when: { S4: FAILED, S7: PASSED },
    reading: 'the direct host takes the same call: the CDN or the Host header is the problem',
    next: 'forward Authorization and leave the Host header to the origin (AllViewerExceptHostHeader)',
  },
  {
    id: 'url-permission-missing',
    when: { S4: ['denied'], L1: ['accepted'] },
    target: 'http',
    reading:
      'lambda:InvokeFunction is granted, so lambda:InvokeFunctionUrl is missing, or the condition of one of the two statements fails',
    next: '`why403 explain` says which half; a function URL needs both',
  },
  {
    id: 'invoke-permission-missing',
    when: { S4: ['denied'], L1: ['denied'] },
    target: 'http',
    reading:
      'a direct invoke is refused as well: lambda:InvokeFunction is missing, or granted only with lambda:InvokedViaFunctionUrl',
    next: '`why403 explain` says which; a DryRun cannot carry that key',
  },
  {
    id: 'application',
    when: { S4: ['applicationRefused'] },
    reading: 'the answer is the own 403 of the application: the call is authorized',
    next: 'look into the logs of the function or backend',
  },
  {
    id: 'inconclusive',
    when: { S4: ['busy'] },
    verdict: 'unconfirmed',
    reading: 'throttled or failed behind the front door: the call was likely authorized, which is not proved',
    next: 'repeat the probe; look into the logs of the function',
  },
  {
    id: 'authorizer',
    when: { S4: ['authorizerRefused'] },
    verdict: 'unconfirmed',
    reading: 'an authorizer refused, which is not IAM',
    next: 'look into the logs of the authorizer',
  },
  {
    id: 'not-protected',
    when: { S2: PASSED },
    reading: 'an unsigned request went through: IAM does not protect this target',
    next: 'set the authorization of the route to AWS_IAM if that was not meant',
  },
  {
    id: 'route-open',
    when: { S2: ['missingToken'], S3: ['wrongScope'] },
    without: 'S4',
    reading: 'an IAM route, or no route at all: AWS answers both alike',
    next: 'only the API itself (`why403 explain`) or --probe=full tells them apart',
  },
  {
    id: 'front-end-alive',
    when: { S3: ['wrongScope'] },
    without: 'S4',
    reading: 'nothing in front of AWS blocks, and AWS reads signatures here; the route may still not exist',
    next: '--probe=full sends the call itself',
  },
  {
    id: 'wrong-secret',
    when: { S0: ['badSignature'] },
    reading:
      'STS knows the key and refuses its signature: the secret belongs to another key, or a proxy changes requests',
    next: 'take key and secret from the same source; white space at the end of a secret is a usual cause',
  },
  {
    id: 'dead-credentials',
    when: { S0: ['badCredentials'] },
    reading: 'STS does not know these credentials',
    next: 'renew them (`aws sso login`)',
  },
];
