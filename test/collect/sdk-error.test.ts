import { describe, expect, test } from 'vitest';
import { ask } from '../../src/collect/ask.ts';
import { unavailable } from '../../src/collect/sdk-error.ts';

const failure = (name: string, status?: number, more: object = {}): object => ({
  ...Object.assign(new Error('message'), { name, ...more }),
  name,
  message: 'message',
  ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
  ...more,
});

describe('a failed call', () => {
  test.each([
    [failure('AccessDenied', 403), 'accessDenied'],
    [failure('AccessDeniedException', 400), 'accessDenied'],
    [failure('UnknownError', 403), 'accessDenied'],
    [failure('SyntaxError', 403), 'accessDenied'],
    [failure('Throttling', 400), 'throttled'],
    [failure('TooManyRequestsException', 429), 'throttled'],
    [failure('UnknownError', 429), 'throttled'],
    [failure('SyntaxError', 500), 'undecodable'],
    [failure('Unknown', 500), 'undecodable'],
    [failure('SyntaxError', 404), 'undecodable'],
    [failure('Error', undefined, { code: 'ECONNREFUSED' }), 'offline'],
    [failure('Error', undefined, { code: 'ENOTFOUND' }), 'offline'],
    [failure('TimeoutError'), 'offline'],
    [failure('NoSuchEntityException', 404), 'notFound'],
    [failure('ServiceUnavailable', 503), 'failed'],
    [failure('ExpiredToken', 403), 'failed'],
    ['a string', 'failed'],
  ])('%j is %s', (thrown, reason) => {
    expect(unavailable('iam:GetRole', thrown)).toMatchObject({
      status: 'unavailable',
      operation: 'iam:GetRole',
      reason,
    });
  });

  test('a signature error does not carry the session token on', () => {
    const message =
      "The request signature we calculated does not match. The Canonical String for this request should have been 'GET x-amz-security-token:TOKEN'";
    const { detail } = unavailable('iam:GetRole', failure('SignatureDoesNotMatch', 403, { message }));
    expect(detail).toBe('SignatureDoesNotMatch: The request signature we calculated does not match.');
    const other = unavailable(
      'iam:GetRole',
      failure('Odd', 400, { message: 'key AKIAEXAMPLEEXAMPLE01 x-amz-security-token:TOKEN' }),
    );
    expect(other.detail).not.toMatch(/AKIAEXAMPLE|TOKEN/);
  });
});

describe('a question', () => {
  test('AWS saying that there is none is knowledge', async () => {
    const found = await ask('lambda:GetPolicy', () => Promise.reject(failure('ResourceNotFoundException', 404)));
    expect(found).toEqual({ status: 'absent', by: 'lambda:GetPolicy' });
  });

  test('an account outside any organization has none', async () => {
    const found = await ask('organizations:DescribeOrganization', () =>
      Promise.reject(failure('AWSOrganizationsNotInUseException', 400)),
    );
    expect(found.status).toBe('absent');
  });

  test('a 404 that is not AWS’s own is no knowledge', async () => {
    const found = await ask('lambda:GetResourcePolicy', () => Promise.reject(failure('SyntaxError', 404)));
    expect(found.status).toBe('unavailable');
  });
});
