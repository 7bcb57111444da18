import type { ContextFlag } from './context.ts';

/** Which flag a name states, and whether it states the opposite. */
export interface NamedFlag {
  readonly field: ContextFlag;
  readonly negated: boolean;
}

/**
 * The flag that a name nobody listed most likely means, by the words in it; undefined when none fits.
 * `name` is in lower case and without punctuation.
 */
export function looseFlag(name: string): NamedFlag | undefined {
  const found = LOOSE.find(([pattern]) => pattern.test(name));
  return found === undefined ? undefined : { field: found[1], negated: NEGATED.test(name) };
}

const NEGATED =
  /^(?:no|not|missing|without|un|lacks?|strips?)(?!de|te)|(?:missing|absent|stripped|removed|dropped|invalid|untrusted)$/;

/** What is more special comes first. */
const LOOSE: readonly (readonly [RegExp, ContextFlag])[] = [
  [/sha256|payloadhash|bodyhash|hashheader/, 'payloadHashSent'],
  [/apikey.{0,12}(?:require|need)|(?:require|need)\w{0,12}apikey/, 'apiKeyRequired'],
  [/apikey.{0,12}(?:valid|plan|known|enabled)|(?:valid|known)apikey/, 'apiKeyValid'],
  [/apikey/, 'apiKeySent'],
  [/oac|originaccesscontrol/, 'originAccessControl'],
  [/(?:waf|webacl).{0,14}(?:block|match|sampled)|blocked\w{0,10}waf/, 'wafBlocked'],
  [/waf|webacl/, 'waf'],
  [
    /authorization.{0,16}(?:forward|pass|strip|origin|drop|remov)|(?:forward|pass|strip|drop|remov|origin|backend)\w{0,16}authorization/,
    'authorizationForwarded',
  ],
  [/(?:client|viewer|sent|sends)\w{0,10}authorization|authorization.{0,10}(?:sent|client|viewer)/, 'signed'],
  [/(?:forward|pass)\w{0,10}host|host.{0,10}(?:forward|pass)/, 'hostForwarded'],
  [/(?:session|security)token|token.{0,4}(?:includ|attach|pass)/, 'sessionTokenSent'],
  [/mtls|mutualtls/, 'mutualTls'],
  [/client.{0,8}cert/, 'clientCertificate'],
  [/(?:basepath|api|path)mapping/, 'basePathMapping'],
  [/(?:route|path|method|stage|resource)\w{0,10}(?:exist|found|deployed|match)/, 'routeExists'],
  [/(?:default|executeapi)endpoint\w{0,6}disabled|disable\w{0,14}endpoint/, 'defaultEndpointDisabled'],
  [/crossaccount|(?:other|foreign|different)account/, 'crossAccount'],
  [/optin/, 'optInRegion'],
  [/privatedns/, 'privateDns'],
  [/cloudfront|cdn/, 'viaCloudFront'],
  [/^(?:is|was|request|client|un)?(?:signed|signing|sigv4)(?:request|bycaller|byclient)?$/, 'signed'],
];
