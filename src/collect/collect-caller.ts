import type { Caller } from '../domain/caller.ts';
import type { Evidence } from '../domain/evidence.ts';
import { parseCaller } from '../domain/parse-caller.ts';
import type { IdentityRecord } from './readers.ts';

/** The caller that STS names; `temporary` is known from the credentials themselves. */
export function identifiedCaller(identity: Evidence<IdentityRecord>, temporary: boolean | undefined): Evidence<Caller> {
  if (identity.status !== 'collected') return identity;
  const { arn, userId } = identity.value;
  const parsed = parseCaller(arn);
  if (!parsed.ok) {
    const detail = `STS names a caller of an unknown kind: ${parsed.error.message}`;
    return { status: 'unavailable', operation: identity.by, reason: 'undecodable', detail };
  }
  const session = temporary === undefined ? {} : { temporary };
  const value: Caller = { ...parsed.value, ...session, ...(userId === undefined ? {} : { userId }) };
  return { status: 'collected', value, by: identity.by };
}

/** Whether two callers are the same principal, so that the policies of one are those of the other. */
export function isSamePrincipal(left: Caller, right: Caller): boolean {
  return left.account === right.account && nameOf(left) === nameOf(right) && nameOf(left) !== undefined;
}

/** `user/alice`, `role/app`: what a caller's policies hang on. A session's ARN leaves the path of the role out. */
export function nameOf(caller: Caller): string | undefined {
  if (caller.kind === 'iam-user') return `user/${caller.userName ?? lastSegment(caller.arn)}`;
  if (caller.kind === 'federated-user') {
    return caller.federatedBy === undefined ? undefined : `user/${lastSegment(caller.federatedBy)}`;
  }
  return caller.roleArn === undefined ? undefined : `role/${lastSegment(caller.roleArn)}`;
}

function lastSegment(arn: string | undefined): string {
  return arn === undefined ? '' : arn.slice(arn.lastIndexOf('/') + 1);
}
