import { describe, expect, test } from 'vitest';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
const principal = 'arn:aws:sts::111122223333:assumed-role/app/session';
const action = 'lambda:InvokeFunction';
const resource = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
const sentence = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`;
const TYPES = [
  ['identity-based policy', 'identity'],
  ['resource-based policy', 'resource'],
  ['service control policy', 'scp'],
  ['resource control policy', 'rcp'],
  ['permissions boundary', 'boundary'],
  ['session policy', 'session'],
  ['VPC endpoint policy', 'vpce'],
  ['role trust policy', 'role-trust'],
] as const;
const ARN = 'arn:aws:organizations::444455556666:policy/o-exampleorg/service_control_policy/p-example1';
const ID =
  '. Go to https://console.aws.amazon.com/iam/home, or call the GetRequestAuthorizationDetails API with the following authorization id: 0a1b2c3d4e';

const WRAPPERS: readonly (readonly [string, (text: string) => string])[] = [
  ['bare', (text) => text],
  ['botocore', (text) => `An error occurred (AccessDeniedException) when calling the Invoke operation: ${text}`],
  ['JavaScript v3', (text) => `AccessDeniedException: ${text}\n    at throwDefaultError (/app/index.js:1:1)`],
  [
    'Java v1',
    (text) =>
      `com.amazonaws.services.lambda.model.AWSLambdaException: ${text} (Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: 1; Proxy: null)`,
  ],
  ['Java v2', (text) => `${text} (Service: Lambda, Status Code: 403, Request ID: 1)`],
  [
    'Go v2',
    (text) =>
      `operation error Lambda: Invoke, https response error StatusCode: 403, RequestID: 1, api error AccessDeniedException: ${text}`,
  ],
  ['PHP', (text) => `AccessDeniedException (client): ${text} - {"Message":"${text}"}`],
  ['Rust', (text) => `Error { code: "AccessDeniedException", message: "${text}", aws_request_id: "1" }`],
  ['.NET', (text) => `Amazon.Lambda.AmazonLambdaException: ${text}\n ---> Amazon.Runtime.HttpErrorResponseException`],
  ['Step Functions', (text) => JSON.stringify({ error: 'Lambda.AWSLambdaException', cause: text })],
  ['SNS', (text) => JSON.stringify(JSON.stringify({ ErrorCode: 'AccessDeniedException', ErrorMessage: text }))],
  [
    'Terraform',
    (text) => `╷\n│ Error: invoking: api error AccessDeniedException:\n│ ${text.replaceAll(' ', '\n│ ')}\n╵`,
  ],
  ['body', (text) => JSON.stringify({ Message: text })],
  [
    'CloudTrail',
    (text) =>
      JSON.stringify({
        eventSource: 'lambda.amazonaws.com',
        eventName: 'Invoke',
        errorCode: 'AccessDenied',
        errorMessage: text,
      }),
  ],
];

const SUFFIXES = TYPES.flatMap(([words, type]) => [
  [`because no ${words} allows the ${action} action`, 'implicit', type] as const,
  [`with an explicit deny in ${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`, 'explicit', type] as const,
]);
const FORMS = [['', 'unknown', null] as const, ['with an explicit deny', 'explicit', null] as const, ...SUFFIXES];

function read(text: string) {
  const [evidence] = readInput(text);
  return readDenial(evidence ?? expect.fail('nothing read'));
}

describe.each(WRAPPERS)('wrapped by %s', (_, wrap) => {
  test.each(FORMS)('%s', (suffix, denyKind, policyType) => {
    const text = `${sentence}${suffix === '' ? '' : ` ${suffix}`}`;
    const expected = { cause: 'iam-denied', principal, action, resource, denyKind, policyType, service: 'lambda' };
    expect(read(wrap(text))).toMatchObject({ ...expected, policyArn: null, authorizationId: null });
    expect(read(wrap(text + ID))).toMatchObject({ ...expected, policyArn: null, authorizationId: '0a1b2c3d4e' });
    if (policyType === null) return;
    expect(read(wrap(`${text}: ${ARN}`))).toMatchObject({ ...expected, policyArn: ARN, authorizationId: null });
    expect(read(wrap(`${text}: ${ARN}${ID}`))).toMatchObject({
      ...expected,
      policyArn: ARN,
      authorizationId: '0a1b2c3d4e',
    });
  });
});

test.each([
  ['anonymous', 'anonymous'],
  ['sns.amazonaws.com', 'sns.amazonaws.com'],
  ['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:root'],
  ['arn:aws:sts::111122223333:federated-user/alice', 'arn:aws:sts::111122223333:federated-user/alice'],
  [
    'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_app_0123/alice@example.com',
    'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_app_0123/alice@example.com',
  ],
])('the principal %s', (who, expected) => {
  expect(read(`User: ${who} is not authorized to perform: ${action} on resource: ${resource}`).principal).toBe(
    expected,
  );
});

test.each([
  '*',
  'role app',
  'arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/POST/@connections/{connectionId}',
])('the resource %s', (what) => {
  const text = `User: ${principal} is not authorized to perform: iam:GetRole on resource: ${what}`;
  expect(read(`${text} because no identity-based policy allows the iam:GetRole action`)).toMatchObject({
    resource: what,
    policyType: 'identity',
  });
  expect(read(text).resource).toBe(what);
});

test('action and resource may be missing', () => {
  expect(read(`User: ${principal} is not authorized to perform: lambda:ListFunctions`)).toMatchObject({
    action: 'lambda:ListFunctions',
    resource: null,
    denyKind: 'unknown',
  });
});
