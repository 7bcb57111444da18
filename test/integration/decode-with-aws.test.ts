import { afterEach, describe, expect, test } from 'vitest';
import { type Ran, runCli } from '../e2e/run-cli.ts';
import { type AnsweringServer, type Failure, startAnsweringServer } from './answering-server.ts';
import { EXAMPLE } from './example-account.ts';
import { runLive } from './run-live.ts';

// moto does not know this operation, so the answers are ours, in the shape that AWS documents:
// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
const ENCODED = 'abcDEF_0123456789-ghiJKL_0123456789';
const STRANGE = 'zzzZZZ_0123456789-yyyYYY_0123456789';
const message = (encoded: string): string =>
  `An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation. Encoded authorization failure message: ${encoded}`;

const DECODED = {
  allowed: false,
  explicitDeny: true,
  matchedStatements: {
    items: [{ statementId: 'DenyLargeInstances', effect: 'DENY', principals: { items: [] }, actions: { items: [] } }],
  },
  failures: { items: [] },
  context: {
    principal: { id: 'AIDAEXAMPLE', name: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' },
    action: 'ec2:RunInstances',
    resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/*',
    conditions: { items: [] },
  },
};

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function decode(encoded: string, args: readonly string[] = [], failure?: Failure): Promise<Ran> {
  const failures = failure === undefined ? {} : { failures: { 'sts:DecodeAuthorizationMessage': failure } };
  server = await startAnsweringServer({ ...EXAMPLE, encoded: { [ENCODED]: DECODED } }, failures);
  return runLive(['decode', '--text', message(encoded), ...args], { endpoint: server.url });
}

describe('an encoded authorization message', () => {
  test('is decoded by STS when that is asked for', async () => {
    const ran = await decode(ENCODED, ['--decode-with-aws', '--format', 'json']);
    expect(ran.exitCode).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      schema: 'why403.denial/1',
      layer: 'authorization',
      cause: 'iam-denied',
      candidates: ['iam-denied'],
      certain: true,
      principal: 'arn:aws:iam::111122223333:user/alice',
      action: 'ec2:RunInstances',
      resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/*',
      denyKind: 'explicit',
      matchedStatements: ['DenyLargeInstances'],
    });
    expect(server?.calls.map(({ operation }) => operation)).toEqual(['sts:DecodeAuthorizationMessage']);
    const text = await decode(ENCODED, ['--decode-with-aws']);
    expect(text.stdout).toContain('ec2:RunInstances');
  });

  test('is sent nowhere when it is not', async () => {
    const ran = await decode(ENCODED, ['--format', 'json']);
    expect(JSON.parse(ran.stdout)).toMatchObject({ cause: 'encoded-denial', encodedMessage: ENCODED });
    expect(server?.calls).toEqual([]);
  });

  test('says which permission is missing when STS refuses', async () => {
    const ran = await decode(ENCODED, ['--decode-with-aws'], 'denied');
    expect([ran.exitCode, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toBe(
      'why403: STS did not decode the message: the caller may not decode messages: it lacks `sts:DecodeAuthorizationMessage`\n  grant sts:DecodeAuthorizationMessage on `*`, or ask somebody in the account that wrote the message\n',
    );
  });

  test.each([
    ['of another account', STRANGE, undefined, 'STS cannot read the message: it is cut, or of another account'],
    ['with expired credentials', ENCODED, 'expired', 'STS did not decode the message: 403 ExpiredToken'],
    ['when nobody answers', ENCODED, 'hangUp', 'STS did not decode the message: no answer from AWS'],
  ] as const)('%s is refused with a sentence', async (...[, encoded, failure, says]) => {
    const ran = await decode(encoded, ['--decode-with-aws'], failure);
    expect([ran.exitCode, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain(says);
    expect(ran.stderr.split('\n')).toHaveLength(3);
  });
});

test('the permission stands in the policy of the tool', async () => {
  const { stdout } = await runCli(['permissions', '--format', 'json']);
  const { policy, collectors } = JSON.parse(stdout);
  expect(policy.Statement).toContainEqual({
    Sid: 'Why403Decode',
    Effect: 'Allow',
    Action: ['sts:DecodeAuthorizationMessage'],
    Resource: '*',
  });
  expect(collectors.map((each: { collector: string }) => each.collector)).toContain('decode');
});
