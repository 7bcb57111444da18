import type { Caller } from '../domain/caller.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Target } from '../domain/target.ts';
import { SNAPSHOT_SCHEMA, type Snapshot } from '../snapshot/snapshot.ts';
import { identifiedCaller } from './collect-caller.ts';
import { collectIdentity } from './collect-identity.ts';
import { collectOrganization } from './collect-organization.ts';
import { collectTarget } from './collect-target.ts';
import { noIdentity, noOrganization, notCollected } from './not-read.ts';
import type { Readers } from './readers.ts';

export interface CollectRequest {
  readonly target: Target;
  readonly caller?: Caller | undefined;
  /** Place of targets that do not name one. */
  readonly region: string;
  readonly partition: string;
  /** Of the credentials; undefined when the source has none. */
  readonly temporary: boolean | undefined;
  /** Account of the target when nobody was identified. */
  readonly accountHint?: string | undefined;
  /** Files may be of several accounts; credentials see their own only. */
  readonly anyAccount?: boolean;
  readonly now: Date;
  readonly tool: string;
  readonly onProgress: (text: string) => void;
}

/**
 * Everything that one source can tell about a call. The target's side and the caller's side start together; each
 * question follows as soon as its answer's name is known, so that a role takes four round trips and a user in groups five.
 */
export async function collectSnapshot(readers: Readers, request: CollectRequest): Promise<Snapshot> {
  const { target, onProgress } = request;
  onProgress('asking who is calling, and for the target');
  const identity = readers.sts.identity();
  const ownAccount = identity.then((own) => (own.status === 'collected' ? own.value.account : request.accountHint));
  const [found, side] = await Promise.all([
    collectTarget(readers, { target, region: request.region, partition: request.partition, ownAccount, onProgress }),
    collectCallerSide(readers, request, identity),
  ]);
  return {
    schema: SNAPSHOT_SCHEMA,
    collectedAt: request.now.toISOString(),
    tool: request.tool,
    target,
    sources: [],
    ...side,
    ...found,
    context: {},
  };
}

type CallerSide = Pick<Snapshot, 'caller' | 'identity' | 'organization'>;
type Identity = Promise<Parameters<typeof identifiedCaller>[0]>;

async function collectCallerSide(readers: Readers, request: CollectRequest, identity: Identity): Promise<CallerSide> {
  const stated: Evidence<Caller> | undefined =
    request.caller === undefined ? undefined : { status: 'collected', value: request.caller, by: 'command line' };
  const known = stated ?? identifiedCaller(await identity, request.temporary);
  if (known.status !== 'collected') {
    const missing = known.status === 'unavailable' ? known : notCollected(known.by, 'the caller is not known');
    return { caller: known, identity: noIdentity(missing), organization: noOrganization(missing) };
  }
  const caller = known.value;
  const [{ caller: named, identity: policies }, organization] = await Promise.all([
    identityOf(readers, caller, request.anyAccount === true ? undefined : identity),
    organizationOf(readers, caller, identity),
  ]);
  return { caller: { ...known, value: inOrganization(named, organization) }, identity: policies, organization };
}

/** IAM answers for the account of the credentials only. */
async function identityOf(readers: Readers, caller: Caller, identity: Identity | undefined) {
  const { account } = caller;
  if (account === undefined || identity === undefined) return collectIdentity(readers.iam, caller);
  const own = await identity;
  if (own.status !== 'collected' || own.value.account === account) return collectIdentity(readers.iam, caller);
  if (caller.kind === 'root') return collectIdentity(readers.iam, caller);
  const detail = `the caller belongs to account ${account}, the credentials to ${own.value.account}`;
  return { caller, identity: noIdentity(notCollected('iam:GetUser', detail)) };
}

async function organizationOf(readers: Readers, caller: Caller, identity: Identity): Promise<Snapshot['organization']> {
  if (caller.account === undefined) {
    const none = { status: 'absent', by: `a caller of kind ${caller.kind} is in no account` } as const;
    return { id: none, managementAccount: none, scps: none };
  }
  const own = await identity;
  return collectOrganization(
    readers.organization,
    caller.account,
    own.status === 'collected' ? own.value.account : undefined,
  );
}

function inOrganization(caller: Caller, { id, managementAccount }: Snapshot['organization']): Caller {
  const orgId = id.status === 'collected' ? { orgId: id.value } : {};
  const isManagement = managementAccount.status === 'collected' && managementAccount.value === caller.account;
  return { ...caller, ...orgId, ...(isManagement ? { managementAccount: true } : {}) };
}
