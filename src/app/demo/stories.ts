import type { Caller } from '../../domain/caller.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { buildSnapshot, collected, type Document } from './build-snapshot.ts';
import { apiTarget, CALLERS, ordersApi, ordersFunction, TARGETS } from './embedded-account.ts';
import { policy, STATEMENTS, secondGrant, tutorialGrant, urlGrants } from './statements.ts';

/** One call of a story. */
export interface Variant {
  /** File name of its snapshot, without ending. */
  readonly id: string;
  readonly says: string;
  readonly snapshot: Snapshot;
}

export interface Story {
  readonly number: number;
  readonly title: string;
  readonly variants: readonly Variant[];
  /** What a newcomer may try next. */
  readonly next: string;
}

const invoke = policy(STATEMENTS.invoke);

/** The five stories of the product, each with its variants, on an account that exists in no partition. */
export const STORIES: readonly Story[] = [
  {
    number: 1,
    title: 'A user invokes a function',
    variants: [
      { id: '1-invoke-granted', says: 'alice may invoke one function', snapshot: invokeBy(CALLERS.alice, [invoke]) },
      {
        id: '1-invoke-without-policy',
        says: 'the same user without the policy',
        snapshot: invokeBy(CALLERS.alice, []),
      },
    ],
    next: 'why403 explain orders --snapshot DIR/1-invoke-without-policy.json --fix terraform',
  },
  {
    number: 2,
    title: 'A REST API with AWS_IAM',
    variants: [
      { id: '2-api-post', says: 'POST, granted through a group', snapshot: apiCall('POST', 'AWS_IAM') },
      { id: '2-api-get', says: 'GET, not granted', snapshot: apiCall('GET', 'AWS_IAM') },
      { id: '2-api-open-method', says: 'a method without AWS_IAM', snapshot: apiCall('GET', 'NONE') },
    ],
    next: 'why403 explain --snapshot DIR/2-api-get.json --trace',
  },
  {
    number: 3,
    title: 'Who is calling',
    variants: [
      { id: '3-root', says: 'the root user: needs no policy', snapshot: invokeBy(CALLERS.root, []) },
      { id: '3-user', says: 'an IAM user: own and group policies', snapshot: invokeBy(CALLERS.alice, [invoke]) },
      {
        id: '3-ec2-role',
        says: 'the role of an EC2 instance: policies of the role',
        snapshot: invokeBy(CALLERS.ec2, [invoke]),
      },
      {
        id: '3-federated',
        says: 'a federated user: user policies and session policy',
        snapshot: federatedCall(invoke),
      },
      { id: '3-federated-silent', says: 'a federated user without session policy', snapshot: federatedCall(undefined) },
      { id: '3-service', says: 'an AWS service: the function policy only', snapshot: serviceCall() },
    ],
    next: 'why403 explain --snapshot DIR/3-federated-silent.json --trace',
  },
  {
    number: 4,
    title: 'A function calls the URL of another',
    variants: [
      { id: '4-url-one-grant', says: 'granted as a tutorial says', snapshot: urlCall(CALLERS.app, [tutorialGrant()]) },
      {
        id: '4-url-both-grants',
        says: 'with the second grant',
        snapshot: urlCall(CALLERS.app, [tutorialGrant(), secondGrant()]),
      },
      {
        id: '4-url-service-principal',
        says: 'granted to lambda.amazonaws.com instead',
        snapshot: urlCall(CALLERS.app, lambdaGrants()),
      },
      { id: '4-url-cross-account', says: 'from another account', snapshot: urlCall(CALLERS.partner, partnerGrants()) },
    ],
    next: 'why403 explain --snapshot DIR/4-url-one-grant.json --fix cli',
  },
  {
    number: 5,
    title: 'A user calls a function URL',
    variants: [
      { id: '5-url-no-grant', says: 'no grant', snapshot: urlCall(CALLERS.alice, []) },
      {
        id: '5-url-identity-grant',
        says: 'grant by identity policy',
        snapshot: urlCall(CALLERS.alice, [], urlGrants()),
      },
      { id: '5-url-resource-grant', says: 'grant by resource policy', snapshot: urlCall(CALLERS.alice, aliceGrants()) },
      {
        id: '5-url-temporary',
        says: 'with temporary credentials of STS',
        snapshot: urlCall(CALLERS.aliceTemporary, [], urlGrants()),
      },
    ],
    next: 'why403 explain --snapshot DIR/5-url-no-grant.json --format json',
  },
];

function invokeBy(caller: Caller, identity: readonly Document[]): Snapshot {
  return buildSnapshot({ target: TARGETS.invoke, caller, identity, function: collected(ordersFunction()) });
}

function apiCall(method: string, authorizationType: 'AWS_IAM' | 'NONE'): Snapshot {
  const api = collected(ordersApi(method, authorizationType));
  return buildSnapshot({
    target: apiTarget(method),
    caller: CALLERS.alice,
    groups: { callers: [policy(STATEMENTS.post)] },
    api,
  });
}

function federatedCall(session: Document | undefined): Snapshot {
  const common = {
    target: TARGETS.invoke,
    caller: CALLERS.federated,
    identity: [invoke],
    function: collected(ordersFunction()),
  };
  return buildSnapshot(session === undefined ? common : { ...common, session });
}

function serviceCall(): Snapshot {
  const context = { 'aws:SourceArn': ['arn:aws:s3:::orders-inbox'], 'aws:SourceAccount': ['111122223333'] };
  const called = collected(ordersFunction(policy(STATEMENTS.s3)));
  return buildSnapshot({ target: TARGETS.invoke, caller: CALLERS.s3, function: called, context });
}

function urlCall(caller: Caller, grants: readonly Document[], identity: readonly Document[] = []): Snapshot {
  const called = ordersFunction(grants.length === 0 ? undefined : policy(...grants), 'AWS_IAM');
  const own = identity.length === 0 ? [] : [policy(...identity)];
  return buildSnapshot({ target: TARGETS.url, caller, identity: own, function: collected(called) });
}

function lambdaGrants(): readonly Document[] {
  const service = { Service: 'lambda.amazonaws.com' };
  return [tutorialGrant(service), secondGrant(service)];
}

function partnerGrants(): readonly Document[] {
  const partner = { AWS: 'arn:aws:iam::444455556666:role/app' };
  return [tutorialGrant(partner), secondGrant(partner)];
}

function aliceGrants(): readonly Document[] {
  const alice = { AWS: 'arn:aws:iam::111122223333:user/alice' };
  return [tutorialGrant(alice), secondGrant(alice)];
}
