import type { Caller } from '../domain/caller.ts';
import type { Target } from '../domain/target.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { isSamePrincipal } from './collect-caller.ts';
import { withoutPolicies } from './collect-identity.ts';
import { noIdentity, noOrganization, notCollected } from './not-read.ts';
import { apiFor, functionFor } from './retarget-target.ts';

/**
 * What a snapshot says about another call: the part of its evidence that fits the wanted target and caller. The rest
 * becomes unavailable, never "none".
 */
export function retarget(snapshot: Snapshot, target: Target, caller: Caller | undefined): Snapshot {
  const side = caller === undefined ? snapshot : callerSide(snapshot, caller);
  // The call that the snapshot was collected for keeps its evidence to the letter.
  if (JSON.stringify(snapshot.target) === JSON.stringify(target)) {
    return { ...snapshot, caller: side.caller, identity: side.identity, organization: side.organization };
  }
  const api = apiFor(snapshot, target);
  const isSameApi = api.status !== 'unavailable';
  return {
    ...snapshot,
    target,
    caller: side.caller,
    identity: side.identity,
    organization: side.organization,
    function: functionFor(snapshot, target),
    api,
    vpcEndpoint: isSameApi ? snapshot.vpcEndpoint : notCollected('snapshot', 'the snapshot is of another target'),
  };
}

function callerSide(snapshot: Snapshot, wanted: Caller): Pick<Snapshot, 'caller' | 'identity' | 'organization'> {
  const known = snapshot.caller.status === 'collected' ? snapshot.caller.value : undefined;
  const isSame = known !== undefined && (isSamePrincipal(known, wanted) || isSameBare(known, wanted));
  const caller = { status: 'collected', value: isSame ? merged(known, wanted) : wanted, by: 'command line' } as const;
  const other = notCollected('snapshot', 'the snapshot is of another caller');
  const isOwnAccount = known?.account !== undefined && known.account === wanted.account;
  return {
    caller,
    identity: isSame ? snapshot.identity : isBare(wanted) ? withoutPolicies(wanted) : noIdentity(other),
    organization: isSame || isOwnAccount ? snapshot.organization : organizationOf(wanted),
  };
}

/** Callers on whom no policy can hang. */
function isBare(caller: Caller): boolean {
  return caller.kind === 'root' || caller.kind === 'service' || caller.kind === 'anonymous';
}

function isSameBare(left: Caller, right: Caller): boolean {
  return (
    isBare(left) &&
    left.kind === right.kind &&
    left.account === right.account &&
    left.servicePrincipal === right.servicePrincipal
  );
}

/** The wanted session with what the snapshot knows better: the path of user or role, the organization. */
function merged(known: Caller, wanted: Caller): Caller {
  const { roleArn, orgId, managementAccount } = known;
  return {
    ...wanted,
    ...(wanted.kind === 'iam-user' && known.arn !== undefined ? { arn: known.arn } : {}),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(orgId === undefined ? {} : { orgId }),
    ...(managementAccount === undefined ? {} : { managementAccount }),
  };
}

function organizationOf(wanted: Caller): Snapshot['organization'] {
  if (wanted.account !== undefined)
    return noOrganization(notCollected('snapshot', 'the snapshot is of another account'));
  const none = { status: 'absent', by: `a caller of kind ${wanted.kind} is in no account` } as const;
  return { id: none, managementAccount: none, scps: none };
}
