import type { Caller } from '../domain/caller.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { IdentityEvidence } from '../snapshot/snapshot.ts';
import { collectBoundary, collectPolicies, onCollected } from './collect-policies.ts';
import { mapLimited } from './map-limited.ts';
import { absent, noIdentity, notCollected } from './not-read.ts';
import type { IamEntity, IamReader, PrincipalRecord } from './readers.ts';

export interface CollectedIdentity {
  /** With the path of user or role, as IAM tells it. */
  readonly caller: Caller;
  readonly identity: IdentityEvidence;
}

/**
 * The policies that count for a caller: a user's own and those of the groups, a role's for its sessions, the federating
 * user's for a federated user; none for root, services and anonymous callers.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export async function collectIdentity(iam: IamReader, caller: Caller): Promise<CollectedIdentity> {
  const of = entityOf(caller);
  if (of === undefined) return { caller, identity: withoutPolicies(caller) };
  // Three independent questions at once; documents follow as soon as their list is known.
  const [principal, policies, groups] = await Promise.all([
    iam.principal(of).then(async (record) => ({ record, boundary: await boundaryOf(iam, record, of) })),
    collectPolicies(iam, of),
    of.type === 'user' ? groupsOf(iam, of.name) : absent('roles are in no group'),
  ]);
  const { record, boundary } = principal;
  if (record.status === 'absent') {
    const detail = `${of.type} ${of.name} does not exist in account ${caller.account ?? ''}`;
    return {
      caller,
      identity: noIdentity({ status: 'unavailable', operation: record.by, reason: 'notFound', detail }),
    };
  }
  const tags = record.status === 'collected' ? { ...record, value: record.value.tags } : record;
  return {
    caller: withRecord(caller, record),
    identity: { policies, groups, boundary, session: sessionOf(caller), tags },
  };
}

function entityOf(caller: Caller): IamEntity | undefined {
  const arn =
    caller.kind === 'iam-user' ? caller.arn : caller.kind === 'federated-user' ? caller.federatedBy : caller.roleArn;
  if (arn === undefined) return undefined;
  const type = caller.kind === 'iam-user' || caller.kind === 'federated-user' ? 'user' : 'role';
  return { type, name: arn.slice(arn.lastIndexOf('/') + 1) };
}

/** Identity evidence of a caller on whom no policy hangs, or of whom nobody tells the user. */
export function withoutPolicies(caller: Caller): IdentityEvidence {
  if (caller.kind === 'federated-user') {
    return noIdentity(
      notCollected('iam:GetUser', 'nobody tells which user called GetFederationToken; name it with --federated-by'),
    );
  }
  const none = absent(`a caller of kind ${caller.kind} has no identity policies`);
  return { policies: none, groups: none, boundary: none, session: none, tags: none };
}

/** AWS gives session policies back to nobody. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session */
function sessionOf(caller: Caller): IdentityEvidence['session'] {
  if (caller.kind === 'iam-user') return absent('IAM users have no session policies');
  const call = caller.kind === 'federated-user' ? 'sts:GetFederationToken' : 'sts:AssumeRole';
  return notCollected(call, 'AWS does not tell which session policies were passed');
}

async function boundaryOf(
  iam: IamReader,
  record: Evidence<PrincipalRecord>,
  of: IamEntity,
): Promise<IdentityEvidence['boundary']> {
  if (record.status !== 'collected') return record;
  const arn = record.value.boundaryArn;
  return arn === undefined
    ? absent(record.by)
    : { status: 'collected', value: await collectBoundary(iam, arn, of), by: record.by };
}

async function groupsOf(iam: IamReader, userName: string): Promise<IdentityEvidence['groups']> {
  return onCollected(await iam.groups(userName), (names) =>
    mapLimited(names, 8, async (name) => ({ name, policies: await collectPolicies(iam, { type: 'group', name }) })),
  );
}

function withRecord(caller: Caller, record: Evidence<PrincipalRecord>): Caller {
  if (record.status !== 'collected') return caller;
  const { arn, id } = record.value;
  const named = id === undefined || caller.userId !== undefined ? {} : { userId: id };
  if (caller.kind === 'iam-user') return { ...caller, ...named, arn };
  if (caller.kind === 'federated-user') return { ...caller, federatedBy: arn };
  const session =
    id === undefined || caller.userId !== undefined || caller.sessionName === undefined
      ? {}
      : { userId: `${id}:${caller.sessionName}` };
  return { ...caller, ...session, roleArn: arn };
}
