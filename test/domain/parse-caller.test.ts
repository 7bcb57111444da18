import { describe, expect, test } from 'vitest';
import { parseCaller } from '../../src/domain/parse-caller.ts';

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
describe('callers', () => {
  const A = '111122223333';
  test.each([
    [
      `arn:aws:iam::${A}:user/people/alice`,
      { kind: 'iam-user', arn: `arn:aws:iam::${A}:user/people/alice`, account: A, userName: 'alice' },
    ],
    [
      `arn:aws:iam::${A}:role/svc/app`,
      { kind: 'assumed-role', account: A, roleArn: `arn:aws:iam::${A}:role/svc/app`, temporary: true },
    ],
    [
      `arn:aws:iam::${A}:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLex`,
      {
        kind: 'service-linked-role',
        account: A,
        roleArn: `arn:aws:iam::${A}:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLex`,
        temporary: true,
      },
    ],
    [
      `arn:aws:sts::${A}:assumed-role/app/i-0123456789abcdef0`,
      {
        kind: 'assumed-role',
        arn: `arn:aws:sts::${A}:assumed-role/app/i-0123456789abcdef0`,
        account: A,
        roleArn: `arn:aws:iam::${A}:role/app`,
        sessionName: 'i-0123456789abcdef0',
        temporary: true,
      },
    ],
    [
      `arn:aws:sts::${A}:federated-user/alice`,
      { kind: 'federated-user', arn: `arn:aws:sts::${A}:federated-user/alice`, account: A, temporary: true },
    ],
    [`arn:aws:iam::${A}:root`, { kind: 'root', arn: `arn:aws:iam::${A}:root`, account: A }],
    [A, { kind: 'root', arn: `arn:aws:iam::${A}:root`, account: A }],
    ['events.amazonaws.com', { kind: 'service', servicePrincipal: 'events.amazonaws.com' }],
    ['logs.eu-west-1.amazonaws.com', { kind: 'service', servicePrincipal: 'logs.eu-west-1.amazonaws.com' }],
    ['anonymous', { kind: 'anonymous' }],
  ])('%s', (text, expected) => {
    expect(parseCaller(text)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['', 'empty'],
    ['alice', 'not a principal'],
    ['alice\u001b[2J', '\\u{1b}'],
    ['AIDAEXAMPLEID0000001', 'unique id of a user'],
    ['AROAEXAMPLEID0000001:s1', 'unique id of a role'],
    ['arn:aws:lambda:eu-west-1:111122223333:function:orders', '`lambda`'],
    ['arn:aws:iam::1:user/alice', '12-digit'],
    ['arn:aws:iam::111122223333:user/*', 'wildcard'],
    ['arn:aws:iam::111122223333:group/devs', 'not of a user'],
    ['arn:aws:sts::111122223333:assumed-role/app', 'not of a user'],
  ])('%j is refused', (text, part) => {
    const parsed = parseCaller(text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.error.message).toContain(part);
    expect(parsed.error.hint).not.toBe('');
  });

  test('an access key id is shortened in the refusal', () => {
    const parsed = parseCaller('AKIAEXAMPLEEXAMPLE01');
    expect(parsed.ok ? '' : parsed.error.message).toContain('`AKIA…LE01`');
  });
});
