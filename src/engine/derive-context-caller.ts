import type { Caller } from '../domain/caller.ts';
import type { ContextValue } from '../domain/context.ts';

const ABSENT: ContextValue = { state: 'absent' };

/**
 * Returns the keys that follow from who calls, by AWS's table of principal key values.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
export function callerContext(caller: Caller): Record<string, ContextValue> {
  const temporary = hasTemporaryCredentials(caller);
  return {
    'aws:principalarn': principalArn(caller),
    'aws:principalaccount': caller.account === undefined || caller.kind === 'service' ? ABSENT : known(caller.account),
    'aws:principaltype': principalType(caller),
    'aws:userid': userId(caller),
    'aws:username': caller.kind === 'iam-user' && caller.userName !== undefined ? known(caller.userName) : ABSENT,
    'aws:principalisawsservice': known(caller.kind === 'service' ? 'true' : 'false'),
    'aws:principalservicename': caller.servicePrincipal === undefined ? ABSENT : known(caller.servicePrincipal),
    'aws:tokenissuetime': temporary ? unknown('the session token was issued at a time that AWS does not show') : ABSENT,
    'aws:multifactorauthpresent': temporary
      ? unknown('nobody can see whether the session was opened with MFA')
      : ABSENT,
    'aws:multifactorauthage': temporary ? unknown('nobody can see whether the session was opened with MFA') : ABSENT,
    ...sessionContext(caller),
    ...serviceContext(caller),
  };
}

/** Whether the caller signs with a session token. */
export function hasTemporaryCredentials(caller: Caller): boolean {
  if (caller.temporary !== undefined) return caller.temporary;
  return caller.kind === 'assumed-role' || caller.kind === 'service-linked-role' || caller.kind === 'federated-user';
}

/** A known value. */
export function known(...values: readonly string[]): ContextValue {
  return { state: 'known', values };
}

/** An open value, with the reason. */
export function unknown(because: string): ContextValue {
  return { state: 'unknown', because };
}

function principalArn(caller: Caller): ContextValue {
  if (caller.kind !== 'assumed-role' && caller.kind !== 'service-linked-role') {
    return caller.arn === undefined ? ABSENT : known(caller.arn);
  }
  if (caller.roleArn !== undefined) return known(caller.roleArn);
  // STS names the session without the role's path; IAM would tell it.
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(caller.arn ?? '');
  if (session === null) return unknown('the role behind the session is not known');
  return {
    state: 'assumed',
    values: [`arn:${session[1]}:iam::${session[2]}:role/${session[3]}`],
    because: 'the role has no path',
  };
}

function principalType(caller: Caller): ContextValue {
  switch (caller.kind) {
    case 'iam-user':
      return known('User');
    case 'assumed-role':
    case 'service-linked-role':
      return known('AssumedRole');
    case 'federated-user':
      return known('FederatedUser');
    case 'root':
      return known('Account');
    case 'anonymous':
      return known('Anonymous');
    case 'service':
      return ABSENT;
  }
}

function userId(caller: Caller): ContextValue {
  if (caller.kind === 'anonymous' || caller.kind === 'service') return ABSENT;
  if (caller.userId !== undefined) return known(caller.userId);
  if (caller.kind === 'root' && caller.account !== undefined) return known(caller.account);
  const name = caller.arn?.split(':federated-user/')[1];
  if (caller.kind === 'federated-user' && name !== undefined) return known(`${caller.account}:${name}`);
  return unknown('the unique id of the caller was not read (`sts:GetCallerIdentity` tells it)');
}

function sessionContext(caller: Caller): Record<string, ContextValue> {
  const open = caller.kind === 'assumed-role' || (caller.kind === 'iam-user' && caller.temporary === true);
  const value = open ? unknown('set when the session was opened and cannot be read back') : ABSENT;
  const keys = [
    'aws:sourceidentity',
    'aws:federatedprovider',
    'aws:ec2instancesourcevpc',
    'aws:ec2instancesourceprivateipv4',
    'ec2:sourceinstancearn',
    'ec2:roledelivery',
    'lambda:sourcefunctionarn',
    'ecs:sourceinstancearn',
    'aws:assumedroot',
  ];
  return Object.fromEntries(keys.map((key) => [key, value]));
}

function serviceContext(caller: Caller): Record<string, ContextValue> {
  const value = caller.kind === 'service' ? unknown('only the calling service knows for whom it calls') : ABSENT;
  const keys = [
    'aws:sourcearn',
    'aws:sourceaccount',
    'aws:sourceorgid',
    'aws:sourceorgpaths',
    'lambda:eventsourcetoken',
  ];
  return Object.fromEntries(keys.map((key) => [key, value]));
}
