import { describe, expect, test } from 'vitest';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';

/** A refusal of the Lambda API as its model documents it. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
interface Refusal {
  readonly type: string;
  readonly message: string;
  readonly status: number;
}

type Wrapper = (refusal: Refusal) => string;

const REFUSALS: readonly (readonly [cause: string, Refusal])[] = [
  [
    'signature-expired',
    refusal(
      'InvalidSignature',
      'Signature expired: 20261121T095000Z is now earlier than 20261121T100000Z (20261121T100500Z - 5 min.)',
    ),
  ],
  [
    'signature-not-yet-current',
    refusal(
      'InvalidSignature',
      'Signature not yet current: 20261121T101500Z is still later than 20261121T100500Z (20261121T100000Z + 5 min.)',
    ),
  ],
  [
    'wrong-region-scope',
    refusal('InvalidSignature', "Credential should be scoped to a valid region, not 'us-east-1'. "),
  ],
  ['wrong-service-scope', refusal('InvalidSignature', "Credential should be scoped to correct service: 'lambda'. ")],
  [
    'signature-mismatch',
    refusal(
      'InvalidSignature',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ),
  ],
  [
    'signed-header-missing-on-wire',
    refusal(
      'IncompleteSignature',
      "'x-amz-security-token' is named as a SignedHeader, but it does not exist in the HTTP request.",
    ),
  ],
  [
    'unknown-or-inactive-key-or-bad-token',
    refusal('UnrecognizedClient', 'The security token included in the request is invalid.'),
  ],
  ['expired-session-token', refusal('ExpiredToken', 'The security token included in the request is expired')],
  ['unsigned-request', refusal('MissingAuthenticationToken', 'Missing Authentication Token')],
  [
    'function-role-not-assumable',
    refusal('AccessDenied', 'The role defined for the function cannot be assumed by Lambda.'),
  ],
  [
    'lambda-api-path-or-method-wrong',
    refusal('AccessDenied', 'Unable to determine service/operation name to be authorized'),
  ],
  [
    'function-role-kms-denied',
    refusal(
      'KMSAccessDenied',
      "Lambda was unable to decrypt the environment variables because KMS access was denied. Please check the function's KMS key settings.",
      502,
    ),
  ],
  [
    'function-role-ec2-denied',
    refusal('EC2AccessDenied', 'Need additional permissions to configure VPC settings.', 502),
  ],
  [
    'efs-mount-permission',
    refusal('EFSMountFailure', 'The function could not mount the EFS file system with access point fsap-1.'),
  ],
  [
    's3files-mount-permission',
    refusal(
      'S3FilesMountFailure',
      "The Lambda function couldn't mount the configured S3 Files access point due to a permission or configuration issue.",
    ),
  ],
  [
    'function-not-found',
    refusal('ResourceNotFound', 'Function not found: arn:aws:lambda:eu-west-1:111122223333:function:orders', 404),
  ],
  [
    'function-not-active',
    refusal(
      'ResourceConflict',
      'The operation cannot be performed at this time. The function is currently in the following state: Pending',
      409,
    ),
  ],
  ['throttled', refusal('TooManyRequests', 'Rate Exceeded.', 429)],
];

function refusal(name: string, message: string, status = 403): Refusal {
  return { type: `${name}Exception`, message, status };
}

const GO = 'operation error Lambda: Invoke, https response error StatusCode';
const WRAPPERS: readonly (readonly [string, Wrapper])[] = [
  ['botocore', ({ type, message }) => `An error occurred (${type}) when calling the Invoke operation: ${message}`],
  [
    'the CLI after retries',
    ({ type, message }) =>
      `\naws: [ERROR]: An error occurred (${type}) when calling the Invoke operation (reached max retries: 2): ${message}`,
  ],
  [
    'JavaScript v2',
    ({ type, message, status }) =>
      `${type}: ${message}\n    at Object.extractError (/x.js:1:1) {\n  code: '${type}',\n  statusCode: ${status},\n  retryable: false\n}`,
  ],
  ['JavaScript v2 as JSON', ({ type, message, status }) => JSON.stringify({ message, code: type, statusCode: status })],
  [
    'JavaScript v3 as JSON',
    ({ type, message, status }) =>
      JSON.stringify({ name: type, $fault: 'client', $metadata: { httpStatusCode: status }, message }),
  ],
  [
    'the log of a function',
    ({ type, message }) =>
      `2026-11-21T10:00:00.123Z\t6f\tERROR\tInvoke Error \t${JSON.stringify({ errorType: type, errorMessage: message })}`,
  ],
  [
    'Java v1',
    ({ type, message, status }) =>
      `com.amazonaws.services.lambda.model.AWSLambdaException: ${message} (Service: AWSLambda; Status Code: ${status}; Error Code: ${type}; Request ID: 6f; Proxy: null)`,
  ],
  [
    'Java v2',
    ({ type, message, status }) =>
      `software.amazon.awssdk.services.lambda.model.${type}: ${message} (Service: Lambda, Status Code: ${status}, Request ID: 6f)`,
  ],
  ['Go v1', ({ type, message, status }) => `${type}: ${message}\n\tstatus code: ${status}, request id: 6f`],
  ['Go v2', ({ type, message, status }) => `${GO}: ${status}, RequestID: 6f, api error ${type}: ${message}`],
  ['Go v2 with a type', ({ type, message, status }) => `${GO}: ${status}, RequestID: 6f, ${type}: ${message}`],
  ['.NET', ({ message }) => `Amazon.Lambda.AmazonLambdaException: ${message}\n ---> Amazon.Runtime.X: thrown.`],
  ['Ruby', ({ type, message }) => `/gems/x.rb:17:in \`call': ${message} (Aws::Lambda::Errors::${type})`],
  ['Rust', ({ type, message }) => `unhandled error (${type}): Error { code: "${type}", message: "${message}" }`],
  [
    'C++',
    ({ type, message, status }) =>
      `HTTP response code: ${status}\nRequest ID: 6f\nException name: ${type}\nError message: ${message}\n3 response headers`,
  ],
  [
    'Terraform',
    ({ type, message, status }) =>
      `╷\n│ Error: invoking: ${GO}: ${status},\n│ RequestID: 6f, api error ${type}:\n│ ${message.replaceAll(' ', '\n│ ')}\n│ \n│   with x.y,\n╵`,
  ],
  [
    'CloudFormation',
    ({ message, status }) =>
      `Resource handler returned message: "${message} (Service: Lambda, Status Code: ${status}, Request ID: 6f)" (RequestToken: 0a)`,
  ],
  ['Step Functions', ({ type, message }) => JSON.stringify({ error: `Lambda.${type}`, cause: message })],
  [
    'a response',
    ({ type, message, status }) =>
      `HTTP/1.1 ${status} X\r\nx-amzn-requestid: 6f\r\nx-amzn-errortype: ${type}\r\n\r\n${JSON.stringify({ message })}`,
  ],
  [
    'a response whose error type has an address behind it',
    ({ type, status }) =>
      `HTTP/1.1 ${status} X\r\nx-amzn-requestid: 6f\r\nx-amzn-errortype: ${type}:http://internal.amazon.com/coral/\r\n\r\n{}`,
  ],
];

describe.each(WRAPPERS.slice(0, -1))('wrapped by %s', (_, wrap) => {
  test.each(REFUSALS)('%s', (cause, refused) => {
    const denials = readInput(wrap(refused)).map(readDenial);
    expect(denials).toMatchObject([{ cause }]);
    expect(['lambda', null]).toContain(denials[0]?.service);
  });
});

// https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html
test.each([
  ['MissingAuthenticationToken', 'unsigned-request'],
  ['UnrecognizedClient', 'unknown-or-inactive-key-or-bad-token'],
  ['ExpiredToken', 'expired-session-token'],
  ['KMSAccessDenied', 'function-role-kms-denied'],
  ['S3FilesMountFailure', 's3files-mount-permission'],
])('the error type %s is read without what stands behind its colon', (name, cause) => {
  const wrap = WRAPPERS.at(-1)?.[1] ?? expect.fail();
  expect(readInput(wrap(refusal(name, ''))).map(readDenial)).toMatchObject([{ cause }]);
});
