import type { Answer } from '../answer.ts';
import type { Cause, CauseRule, DeniedCall } from '../cause-rule.ts';
import { isSessionToken } from '../mask-secrets.ts';

/** Causes in IAM: the caller is known, and policies say no. */
export const authorizationCauses: Readonly<Record<string, Cause>> = {
  'iam-denied': {
    layer: 'authorization',
    meaning:
      'AWS knows the caller, and the policies do not let it do this. The message names at most the first obstacle, so more may follow.',
    next: 'why403 explain <target> --caller <principal>',
    wordings: [
      {
        when: (_, { candidates }) => candidates.includes('resource-policy-denied-anonymous'),
        meaning:
          'The service refused and does not say whom or why: policies that do not let the caller do this, or a resource policy that does not let in whom AWS took as anonymous.',
      },
    ],
  },
  'resource-policy-denied-anonymous': {
    layer: 'authorization',
    meaning:
      'The call was taken as anonymous, and the resource policy lets no anonymous caller in. Either the route has no IAM authorization, or address or VPC endpoint do not fit the policy; REST APIs must be redeployed after a change.',
    next: 'why403 explain <target> --caller anonymous',
  },
  'encoded-denial': {
    layer: 'authorization',
    meaning:
      'The service refused and packed the details into an encoded message. STS decodes it for whoever has sts:DecodeAuthorizationMessage.',
    next: 'why403 decode --decode-with-aws <file>',
  },
};

/** Terms of messages that name no principal but are still an answer of IAM. */
const REFUSED =
  /An error occurred \(40[13]\) when calling|\b(?:AccessDenied(?:Exception)?|UnauthorizedOperation|NotAuthorized|ACCESS_DENIED|ForbiddenException|UnauthorizedAccess|AuthorizationError(?:Exception)?|AuthorizationException|VpceAccessDenied)\b|is not authorized to perform|not authorized to perform this/i;

/** S3 writes it so; databases and file servers write it smaller. */
const S3_REFUSED = /\bAccess Denied\b/;

const isRefused = ({ type, message }: Answer): boolean => {
  const said = `${type ?? ''} ${message.slice(0, 60_000)}`;
  return REFUSED.test(said) || S3_REFUSED.test(said);
};

const ENCODED = /Encoded authorization failure message: ?([\w+/=-]{8,20000})/i;

/** The part that STS decodes, without the sentence around it: one long word, perhaps broken by a terminal. */
function isEncodedAlone(raw: string): boolean {
  if (raw.length < 150 || raw.length > 20_000) return false;
  if (!/^[\w-]{40,20000}(?: [\w-]{20,20000}){0,400}$/.test(raw)) return false;
  return /[a-z]/.test(raw) && /[A-Z]/.test(raw) && /\d/.test(raw) && !isSessionToken(raw);
}

/** The sentence of IAM, and what services write instead of it. */
export const authorizationRules: readonly CauseRule[] = [
  {
    when: ({ iam }) => iam?.principal?.toLowerCase() === 'anonymous',
    cause: 'resource-policy-denied-anonymous',
    denied: ({ iam }) => ({
      principal: 'anonymous',
      policyType: iam?.policyType ?? 'resource',
      denyKind: iam?.denyKind === 'explicit' ? 'explicit' : 'implicit',
    }),
  },
  { when: ({ iam }) => iam !== undefined, cause: 'iam-denied', facts: encodedFact },
  { says: ENCODED, cause: 'encoded-denial', denied: fromTrail, facts: encodedFact },
  {
    when: ({ raw }) => isEncodedAlone(raw),
    cause: 'encoded-denial',
    candidates: ['encoded-denial', 'no-message-of-aws'],
    denied: { denyKind: 'unknown' },
    facts: ({ raw }) => ({ encodedMessage: raw.replace(/ /g, '') }),
  },
  {
    when: ({ type, message }) => type === 'VpceAccessDenied' || /due to a VPC endpoint policy/i.test(message),
    cause: 'iam-denied',
    denied: (answer) => ({ ...fromTrail(answer), policyType: 'vpce' }),
  },
];

/** Refusals without a sentence; the last resort before nothing is recognised. */
export const bareDenialRules: readonly CauseRule[] = [
  {
    kind: 'trail',
    when: isRefused,
    cause: 'iam-denied',
    denied: fromTrail,
  },
  {
    emitter: ['rest-api', 'some-api'],
    when: isRefused,
    cause: 'iam-denied',
    candidates: ['iam-denied', 'lambda-authorizer-deny', 'resource-policy-denied-anonymous'],
    denied: { denyKind: 'unknown' },
  },
  {
    when: (answer) => isRefused(answer) && answer.emitter !== 'application' && !isUserPool(answer),
    cause: 'iam-denied',
    candidates: ['iam-denied', 'resource-policy-denied-anonymous'],
    denied: { denyKind: 'unknown' },
  },
];

function fromTrail({ trail }: Answer): DeniedCall {
  return {
    denyKind: 'unknown',
    ...(trail === undefined ? {} : { principal: trail.principal, action: trail.action, resource: trail.resource }),
  };
}

/** Cognito refuses users of an application, not principals of IAM. */
function isUserPool({ type }: Answer): boolean {
  return type === 'NotAuthorizedException';
}

function encodedFact({ message }: Answer): Readonly<Record<string, string>> {
  const encoded = ENCODED.exec(message)?.[1];
  return encoded === undefined ? {} : { encodedMessage: encoded };
}
