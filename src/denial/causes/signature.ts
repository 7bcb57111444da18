import type { Cause, CauseRule } from '../cause-rule.ts';
import type { DenialFacts } from '../denial.ts';
import { minutesFact, signatureTimes } from '../signature-times.ts';

const VERIFY = 'why403 verify-signature <curl-log>';

const MISMATCH = 'signature-mismatch';

/** Causes in the signature: AWS refused before it looked at any policy. */
export const signatureCauses: Readonly<Record<string, Cause>> = {
  'wrong-service-scope': {
    layer: 'signature',
    meaning: 'The request was signed for another service than the one that received it. Sign it for the named service.',
    next: 'why403 sign <url>',
  },
  'wrong-region-scope': {
    layer: 'signature',
    meaning:
      'The request was signed for another region than the one that received it. The right region is the one in the host name.',
    next: 'why403 sign <url>',
  },
  'signature-expired': {
    layer: 'signature',
    meaning:
      'The signature is older than AWS accepts: the clock of the client is slow, or a signed request was kept and sent late. Credentials and policies are not the reason.',
    next: 'timedatectl status',
  },
  'signature-not-yet-current': {
    layer: 'signature',
    meaning:
      'The signature lies in the future: the clock of the client is fast. Credentials and policies are not the reason.',
    next: 'timedatectl status',
  },
  'signature-mismatch': {
    layer: 'signature',
    meaning:
      'AWS computed another signature than the one sent: the secret is wrong, or the request was changed or encoded differently after signing. Policies were not looked at.',
    next: VERIFY,
  },
  'host-mismatch-through-proxy': {
    layer: 'signature',
    meaning:
      'The request was signed for the name of a proxy or CDN, but verified under the name of the origin. Sign for the name that the API sees.',
    next: VERIFY,
  },
  'oac-post-without-payload-hash': {
    layer: 'signature',
    meaning:
      'CloudFront signs for the function URL but cannot hash the body, so the client must send x-amz-content-sha256 with PUT and POST. Without it the signature does not match.',
    next: 'curl -X POST -H "x-amz-content-sha256: <sha256-of-body>" -d @body https://<distribution>/',
  },
  'oac-cannot-sign-opt-in-region': {
    layer: 'signature',
    meaning:
      'CloudFront origin access control cannot sign for a web function in an opt-in region. The request arrived without a valid signature.',
    next: 'aws account list-regions --region-opt-status-contains ENABLED ENABLED_BY_DEFAULT',
  },
  'host-not-signed': {
    layer: 'signature',
    meaning:
      'The Host header is not among the signed headers, and AWS demands that it is. The signing code left it out.',
    next: VERIFY,
  },
  'signed-header-missing-on-wire': {
    layer: 'signature',
    meaning: 'A header that was signed did not arrive. A proxy removed it, or an empty variable left it out.',
    next: VERIFY,
  },
  'malformed-authorization-header': {
    layer: 'signature',
    meaning:
      'The Authorization header is an AWS signature, but a part of it is missing, is not of the form key/date/region/service/aws4_request, or has another date than the request. Policies were not looked at.',
    next: VERIFY,
    isFiner: true,
  },
  'x-amz-header-not-signed': {
    layer: 'signature',
    meaning: 'The request carries an x-amz- header that the signature does not cover. All of them must be signed.',
    next: VERIFY,
  },
};

/** Sentences of the signature check. */
export const signatureRules: readonly CauseRule[] = [
  {
    says: /scoped to (?:a )?(?:correct|valid) service/i,
    cause: 'wrong-service-scope',
    facts: ({ message }) => fact('expectedScope', /service:? ?'([\w.-]{1,60})'/.exec(message)),
  },
  {
    says: /scoped to (?:a )?(?:correct|valid) region|the region '[\w-]{1,40}' is wrong/i,
    cause: 'wrong-region-scope',
    facts: ({ message }) => ({
      ...fact('sentRegion', /valid region, not '([^']{0,80})'|region '([\w-]{1,40})' is wrong/.exec(message)),
      ...fact('expectedRegion', /expecting '([\w-]{1,40})'/.exec(message)),
    }),
  },
  {
    says: /Signature expired|signature has expired/i,
    cause: 'signature-expired',
    facts: ({ message }) => signatureTimes(message),
  },
  {
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html: either clock, or temporary credentials.
    says: /RequestExpired|Request has expired/i,
    cause: 'signature-expired',
    candidates: ['signature-expired', 'expired-session-token', 'signature-not-yet-current'],
  },
  {
    says: /Signature not yet current|not yet valid/i,
    cause: 'signature-not-yet-current',
    facts: ({ message }) => signatureTimes(message),
  },
  {
    says: /RequestTimeTooSkewed|difference between the request time and the (?:current|server'?s?) time/i,
    cause: 'signature-expired',
    candidates: ['signature-expired', 'signature-not-yet-current'],
    facts: ({ message }) => minutesFact(message),
  },
  {
    says: /Authorization header requires '.{0,600}Authorization=AWS4-HMAC-SHA256/i,
    cause: 'malformed-authorization-header',
    candidates: ['malformed-authorization-header', 'whitespace-in-access-key'],
  },
  {
    says: /Credential must have exactly 5|Date in Credential scope does not match|scoped with a valid terminator/i,
    cause: 'malformed-authorization-header',
    candidates: ['malformed-authorization-header', MISMATCH, 'whitespace-in-access-key'],
  },
  {
    says: /Authorization header requires existence of either a 'X-Amz-Date'/i,
    when: ({ message }) => !/requires 'Credential'/i.test(message),
    cause: 'signed-header-missing-on-wire',
    candidates: ['signed-header-missing-on-wire', 'non-sigv4-authorization-header'],
  },
  { says: /'?Host'? or '?:authority'? must be a '?SignedHeader/i, cause: 'host-not-signed' },
  {
    says: /is named as a SignedHeader, but it does not exist/i,
    cause: 'signed-header-missing-on-wire',
    facts: ({ message }) => fact('header', /'([\w-]{1,80})' is named as a SignedHeader/i.exec(message)),
  },
  {
    says: /HeadersNotSigned|headers present in the request which were not signed|must be a 'SignedHeader'|must be signed/i,
    cause: 'x-amz-header-not-signed',
    facts: ({ raw }) => fact('headersNotSigned', /<HeadersNotSigned>([\w, -]{1,200})</.exec(raw)),
    denied: ({ emitter, raw }) => (emitter === 'unknown' && raw.includes('<') ? { service: 's3' } : {}),
  },
];

function fact(name: string, found: RegExpExecArray | null): DenialFacts {
  const value = found?.slice(1).find((part) => part !== undefined);
  return value === undefined ? {} : { [name]: value };
}
