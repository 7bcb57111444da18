import { type Cause, type CauseRule, known } from '../cause-rule.ts';

/** Causes in key and token: AWS does not know who is calling. */
export const credentialCauses: Readonly<Record<string, Cause>> = {
  'unknown-or-inactive-key-or-bad-token': {
    layer: 'credentials',
    meaning:
      'AWS does not know the access key or the session token: deleted, inactive, of another partition, or a temporary key without its token. Policies were not looked at.',
    next: 'aws sts get-caller-identity',
  },
  'missing-session-token': {
    layer: 'credentials',
    meaning:
      'The key is temporary (ASIA…), but the request carried no x-amz-security-token. Key, secret and token belong together.',
    next: 'why403 sign <url>',
  },
  'expired-session-token': {
    layer: 'credentials',
    meaning: 'The temporary credentials have expired. This is about the credentials, not about the clock or a policy.',
    next: 'aws sts get-caller-identity',
  },
};

const WITHOUT_TOKEN = known({ temporaryCredentials: true, sessionTokenSent: false });
const MISSING = ['missing-session-token', 'deleted-or-inactive-key', 'wrong-partition', 'mangled-token'];

/** Sentences about key and token; every service words them a little differently. */
export const credentialRules: readonly CauseRule[] = [
  {
    says: /(?:security|session|provided)? ?token (?:included in the request |provided )?(?:is|has) expired|\bExpiredToken(?:Exception)?\b|\bTokenExpired|\bEXPIRED_TOKEN\b/i,
    when: ({ type }) => type !== 'UnauthorizedException',
    cause: 'expired-session-token',
  },
  {
    says: /security token included in the request is invalid|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|AWS Access Key Id you provided does not exist|AuthFailure|not able to validate the provided access credentials|InvalidToken\b|provided token is malformed|InvalidSecurity\b/i,
    cause: 'unknown-or-inactive-key-or-bad-token',
    candidates: ['deleted-or-inactive-key', 'missing-session-token', 'wrong-partition', 'mangled-token'],
    given: [
      {
        when: ({ flags }) =>
          flags.temporaryCredentials === true && flags.tokenSent === false && flags.sessionTokenSent === undefined,
        cause: 'missing-session-token',
        candidates: ['missing-session-token'],
      },
      { when: WITHOUT_TOKEN, cause: 'missing-session-token', candidates: ['missing-session-token'] },
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html
      {
        when: known({ temporaryCredentials: true, sessionTokenSent: true, optInRegion: true }),
        candidates: ['sts-global-token-in-opt-in-region', ...MISSING.slice(1)],
      },
      {
        when: known({ temporaryCredentials: true, sessionTokenSent: true }),
        candidates: MISSING.slice(1),
      },
      { when: known({ temporaryCredentials: true }), candidates: MISSING },
      {
        when: known({ temporaryCredentials: false }),
        candidates: ['deleted-or-inactive-key', 'wrong-partition'],
      },
      { when: known({ sessionTokenSent: false }), candidates: MISSING.slice(0, 3) },
      {
        when: known({ optInRegion: true }),
        candidates: [
          'sts-global-token-in-opt-in-region',
          'deleted-or-inactive-key',
          'missing-session-token',
          'wrong-partition',
          'mangled-token',
        ],
      },
    ],
  },
];
