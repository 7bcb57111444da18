import type { Answer } from '../answer.ts';
import type { CauseRule } from '../cause-rule.ts';
import type { CallContext } from '../context.ts';
import type { DenialFacts } from '../denial.ts';

const MISMATCH = 'signature-mismatch';

/** The host that was signed is another than the one AWS saw, as stated or as its canonical request shows. */
function isHostMismatch({ texts }: CallContext, { message }: Answer): boolean {
  const signed = hostOf(texts.signedHost);
  const seen = hostOf(texts.originHost ?? echoedHost(message) ?? texts.host ?? texts.url);
  return signed !== undefined && seen !== undefined && signed !== seen;
}

/** The host that was called is another than the one AWS saw; a client may have stated the other one on purpose. */
function mayBeOtherHost({ texts }: CallContext, { message }: Answer): boolean {
  const called = hostOf(texts.url ?? texts.host);
  const seen = hostOf(echoedHost(message));
  return called !== undefined && seen !== undefined && called !== seen;
}

function echoedHost(message: string): string | undefined {
  return /The Canonical String for this request.{0,6000}? host:([\w.-]{3,253}) /.exec(message)?.[1];
}

/** In lower case, without scheme, port and path. */
function hostOf(address: string | undefined): string | undefined {
  return address
    ?.replace(/^\w{2,6}:\/\//, '')
    .split(/[/:?]/)[0]
    ?.toLowerCase();
}

/** CloudFront signs, and the method takes a body. */
const mayBeUnhashed = ({ flags, texts }: CallContext): boolean =>
  flags.originAccessControl === true &&
  flags.payloadHashSent !== true &&
  /^(POST|PUT|PATCH|DELETE)$/i.test(texts.method ?? '') &&
  flags.bodySent !== false;

const isUnhashedBody = (call: CallContext): boolean =>
  call.flags.originAccessControl === true &&
  call.flags.payloadHashSent === false &&
  !/^(GET|HEAD)$/i.test(call.texts.method ?? '');

const echoFact = ({ message }: Answer): DenialFacts =>
  /The Canonical String for this request/.test(message) ? { canonicalEcho: true } : {};

/** The type alone stands for every refusal of the signature check. */
const ANY = [
  MISMATCH,
  'signature-expired',
  'wrong-service-scope',
  'wrong-region-scope',
  'signature-not-yet-current',
  'host-not-signed',
];

/** The catch-all of the signature check comes last. */
export const mismatchRules: readonly CauseRule[] = [
  {
    says: /signature we calculated does not match/i,
    cause: MISMATCH,
    facts: echoFact,
    given: [
      { when: isHostMismatch, cause: 'host-mismatch-through-proxy', candidates: ['host-mismatch-through-proxy'] },
      {
        when: isUnhashedBody,
        cause: 'oac-post-without-payload-hash',
        candidates: ['oac-post-without-payload-hash'],
      },
      {
        when: (call) => mayBeUnhashed(call),
        cause: 'oac-post-without-payload-hash',
        candidates: ['oac-post-without-payload-hash', MISMATCH],
      },
      { when: mayBeOtherHost, candidates: [MISMATCH, 'host-mismatch-through-proxy'] },
      {
        when: ({ flags }, { headers }) => flags.viaCloudFront === true || /cloudfront/i.test(headers['via'] ?? ''),
        candidates: [MISMATCH, 'host-mismatch-through-proxy', 'oac-post-without-payload-hash'],
      },
    ],
  },
  { says: /SignatureDoesNotMatch|InvalidSignature|INVALID_SIGNATURE/i, cause: MISMATCH, candidates: ANY },
];
