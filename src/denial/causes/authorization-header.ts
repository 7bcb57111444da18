import type { Cause, CauseRule } from '../cause-rule.ts';

/** Causes in the form of the Authorization header: AWS could not even read a signature. */
export const headerCauses: Readonly<Record<string, Cause>> = {
  'non-sigv4-authorization-header': {
    layer: 'signature',
    meaning:
      'The Authorization header is not an AWS signature, for instance a bearer token. Either the route expects IAM and the client sends a JWT, or there is no such route.',
    next: 'why403 sign <url>',
  },
  'whitespace-in-access-key': {
    layer: 'signature',
    meaning:
      'The access key id in the Authorization header contains a blank or a line break. It was copied with white space around it.',
    next: 'aws configure list',
  },
  'header-name-duplicated-in-value': {
    layer: 'signature',
    meaning:
      'The value of the Authorization header begins with the header name or the algorithm twice. The client wrote `Authorization: Authorization: …`.',
    next: 'why403 verify-signature <curl-log>',
  },
};

const BEARER = ['no-such-route', 'jwt-sent-to-iam-route'];

/** AWS names the part that it could not read; newer answers only its hash. */
export const headerRules: readonly CauseRule[] = [
  {
    says: /'?AWS4-[\w-]{1,40}'? not a valid key=value|Authorization: ?'? not a valid key=value|Authorization header: '?(?:AWS4-HMAC-SHA256|Authorization:?) (?:AWS4|Authorization)|Authorization=Authorization/i,
    cause: 'header-name-duplicated-in-value',
  },
  {
    says: /'[A-Z0-9 ]{0,130}\/20\d{6}\/[^']{0,120}' not a valid key=value|'(?:AKIA|ASIA)[A-Z0-9]{8,124}[^']{0,120}' not a valid key=value|Credential= {1,4}(?:AKIA|ASIA)|Credential=(?:AKIA|ASIA)[A-Z0-9]{8,124} {1,4}\//,
    cause: 'whitespace-in-access-key',
  },
  {
    says: /not a valid key=value pair|Invalid key=value pair/i,
    when: ({ message }) => /hashed with SHA-256/i.test(message),
    cause: 'non-sigv4-authorization-header',
    candidates: [...BEARER, 'whitespace-in-access-key', 'header-name-duplicated-in-value'],
    given: [{ when: ({ flags }) => flags.tokenSent === true, candidates: BEARER }],
  },
  {
    says: /not a valid key=value pair|Invalid key=value pair|Authorization header requires|Unsupported AWS 'algorithm'|IncompleteSignature/i,
    cause: 'non-sigv4-authorization-header',
    candidates: BEARER,
    given: [
      { when: ({ flags }) => flags.routeExists === false, candidates: BEARER },
      { when: ({ flags }) => flags.routeExists === true, candidates: ['jwt-sent-to-iam-route'] },
    ],
  },
];
