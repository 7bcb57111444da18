import { describe, expect, test } from 'vitest';
import { explainSnapshot } from '../../src/app/explain-snapshot.ts';
import type { PolicyEdit } from '../../src/domain/finding.ts';
import type { PolicySource } from '../../src/domain/policy.ts';
import { proveFix } from '../../src/remedy/prove-fix.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { CALLERS, collected, invokeCall, policy, policyEvidence, refused, urlCall } from './evidence.ts';

const FUNCTION = 'arn:aws:lambda:ca-central-1:111122223333:function:orders';
const invoke = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION };
const kinds = (snapshot: Snapshot) =>
  explainSnapshot(snapshot).fixes.flatMap((fix) => fix.edits.map((edit) => edit.kind));
const edits = (snapshot: Snapshot): readonly PolicyEdit[] =>
  explainSnapshot(snapshot).fixes.flatMap((fix) => fix.edits);

/** The call with one more policy of another layer. */
function limitedBy(
  snapshot: Snapshot,
  layer: 'boundary' | 'session',
  document: Readonly<Record<string, unknown>>,
): Snapshot {
  const source: PolicySource = { layer, kind: layer, name: layer };
  const evidence = policyEvidence(source, document);
  const added = layer === 'boundary' ? { boundary: collected(evidence) } : { session: collected([evidence]) };
  return { ...snapshot, identity: { ...snapshot.identity, ...added } };
}

describe('the smallest grant', () => {
  test('for a user of the account is one statement for one action on one resource', () => {
    expect(edits(invokeCall(CALLERS.alice))).toEqual([
      {
        kind: 'addIdentityStatement',
        to: { type: 'user', name: 'alice', account: '111122223333' },
        policyName: 'why403-orders',
        statement: {
          Sid: 'Why403InvokeFunction',
          Effect: 'Allow',
          Action: 'lambda:InvokeFunction',
          Resource: FUNCTION,
        },
      },
    ]);
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
  test('for the second action of a function URL stands beside the first and is tied to the URL', () => {
    const tutorial = {
      Effect: 'Allow',
      Principal: { AWS: CALLERS.app.roleArn },
      Action: 'lambda:InvokeFunctionUrl',
      Resource: FUNCTION,
    };
    expect(edits(urlCall(CALLERS.app, policy(tutorial)))).toMatchObject([
      {
        kind: 'addFunctionPermission',
        statement: {
          Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
          Action: 'lambda:InvokeFunction',
          Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
        },
      },
    ]);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
  test('across accounts is given on both sides', () => {
    expect(kinds(invokeCall(CALLERS.partner)).sort()).toEqual(['addFunctionPermission', 'addIdentityStatement']);
  });

  test('for a service names the service together with its source', () => {
    const call = {
      ...invokeCall(CALLERS.s3),
      context: { 'aws:SourceArn': ['arn:aws:s3:::orders-inbox'], 'aws:SourceAccount': ['111122223333'] },
    };
    expect(edits(call)).toMatchObject([
      {
        statement: {
          Principal: { Service: 's3.amazonaws.com' },
          Condition: {
            ArnLike: { 'AWS:SourceArn': ['arn:aws:s3:::orders-inbox'] },
            StringEquals: { 'AWS:SourceAccount': ['111122223333'] },
          },
        },
      },
    ]);
  });

  test('never takes a name that is there: putting a policy would replace it', () => {
    const call = invokeCall(CALLERS.alice);
    const taken = policyEvidence(
      { layer: 'identity', kind: 'inline', name: 'why403-orders' },
      policy({ ...invoke, Action: 's3:GetObject' }),
    );
    expect(edits({ ...call, identity: { ...call.identity, policies: collected([taken]) } })).toMatchObject([
      { policyName: 'why403-orders-2' },
    ]);
  });
});

describe('where a grant does not help', () => {
  test('against an explicit deny the statement and its owner are named', () => {
    expect(
      edits(invokeCall(CALLERS.alice, policy(invoke, { Effect: 'Deny', Action: '*', Resource: '*' }))),
    ).toMatchObject([
      { kind: 'changeStatement', statement: { index: 1 }, owner: 'whoever manages user/alice in account 111122223333' },
    ]);
  });

  test('a silent boundary has to be extended, and a missing grant is added as well', () => {
    const boundary = policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    expect(kinds(limitedBy(invokeCall(CALLERS.alice, policy(invoke)), 'boundary', boundary))).toEqual(['extendPolicy']);
    expect(kinds(limitedBy(invokeCall(CALLERS.alice), 'boundary', boundary)).sort()).toEqual([
      'addIdentityStatement',
      'extendPolicy',
    ]);
  });

  test('every Deny in the way is listed, not the first only', () => {
    const deny = policy(
      { Effect: 'Deny', Action: 'lambda:*', Resource: '*' },
      { Effect: 'Allow', Action: '*', Resource: '*' },
    );
    const call = limitedBy(
      invokeCall(CALLERS.app, policy(invoke, { Effect: 'Deny', Action: 'lambda:*', Resource: '*' })),
      'boundary',
      deny,
    );
    expect(kinds(call)).toEqual(['changeStatement', 'changeStatement']);
  });

  test('an unsigned call gets no grant', () => {
    expect(edits(urlCall({ kind: 'anonymous' }))).toEqual([]);
  });
});

describe('the proof', () => {
  test('is the engine’s `allowed` on the patched evidence', () => {
    const [fix] = explainSnapshot(invokeCall(CALLERS.alice)).fixes;
    expect(fix?.proof?.kind).toBe('allowed');
    expect(fix?.proof?.perAction[0]?.grants[0]?.source.name).toBe('why403-orders');
  });

  test('fails for a change that does not suffice, and then there is no fix', () => {
    const statement = { Effect: 'Allow', Action: 'lambda:GetFunction', Resource: FUNCTION } as const;
    const to = { type: 'user', name: 'alice', account: '111122223333' } as const;
    const fix = {
      title: 'grant another action',
      edits: [{ kind: 'addIdentityStatement', to, policyName: 'x', statement } as const],
    };
    expect(proveFix(invokeCall(CALLERS.alice), fix)).toBeUndefined();
  });

  test('leaves the evidence as it was', () => {
    const snapshot = invokeCall(CALLERS.alice);
    const before = JSON.stringify(snapshot);
    explainSnapshot(snapshot);
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  test('says when it takes unreadable SCPs as harmless', () => {
    const call = invokeCall(CALLERS.alice);
    const organization = {
      ...call.organization,
      id: collected('o-a1b2c3d4e5'),
      scps: refused('organizations:ListPoliciesForTarget'),
    };
    const [fix] = explainSnapshot({ ...call, organization }).fixes;
    expect(fix?.assuming).toEqual([
      'no service control policy refuses (organizations:ListPoliciesForTarget could not be read)',
    ]);
  });

  test('is not given while identity policies are unreadable', () => {
    const call = invokeCall(CALLERS.alice);
    expect(
      explainSnapshot({ ...call, identity: { ...call.identity, policies: refused('iam:ListUserPolicies') } }).fixes,
    ).toEqual([]);
  });
});
