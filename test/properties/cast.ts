import fc from 'fast-check';
import type { Caller } from '../../src/domain/caller.ts';

const A = '111122223333';
const B = '444455556666';

/** Names that the resource policies of the laws use. */
export const PRINCIPALS = [
  '*',
  A,
  `arn:aws:iam::${B}:root`,
  `arn:aws:iam::${A}:user/alice`,
  `arn:aws:iam::${A}:role/app`,
  `arn:aws:sts::${A}:assumed-role/app/s1`,
  `arn:aws:sts::${A}:federated-user/carol`,
  `arn:aws:iam::${B}:role/app`,
  'AIDAEXAMPLEDELETEDUSER',
] as const;

function member(account: string, managementAccount: boolean): readonly Caller[] {
  const shared = { account, ...(managementAccount ? { managementAccount } : {}) };
  const roleArn = `arn:aws:iam::${account}:role/app`;
  const session = { arn: `arn:aws:sts::${account}:assumed-role/app/s1`, roleArn, sessionName: 's1' };
  const user = `arn:aws:iam::${account}:user/alice`;
  return [
    { kind: 'iam-user', arn: user, userName: 'alice', ...shared },
    { kind: 'assumed-role', ...session, ...shared },
    { kind: 'service-linked-role', ...session, ...shared },
    { kind: 'federated-user', arn: `arn:aws:sts::${account}:federated-user/carol`, federatedBy: user, ...shared },
    { kind: 'root', arn: `arn:aws:iam::${account}:root`, ...shared },
  ];
}

/** Everybody who can call, of both accounts. */
export const callers: readonly Caller[] = [
  ...member(A, false),
  ...member(B, false),
  ...member(A, true),
  { kind: 'service', servicePrincipal: 'sns.amazonaws.com' },
  { kind: 'anonymous' },
];

export const caller: fc.Arbitrary<Caller> = fc.constantFrom(...callers);
