import { buildSnapshot, collected, type Document, policyEvidence } from '../../src/app/demo/build-snapshot.ts';
import { CALLERS, ordersApi, ordersFunction, TARGETS } from '../../src/app/demo/embedded-account.ts';
import type { Caller } from '../../src/domain/caller.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { planQuestion } from '../../src/engine/plan.ts';
import type { ApiEvidence, Snapshot } from '../../src/snapshot/snapshot.ts';

export { buildSnapshot, CALLERS, collected, ordersApi, ordersFunction, policyEvidence, TARGETS };

/** A direct call of `orders` with these identity policies. */
export function invokeCall(caller: Caller, ...identity: readonly Document[]): Snapshot {
  return buildSnapshot({ target: TARGETS.invoke, caller, identity, function: collected(ordersFunction()) });
}

/** A call of the function URL. */
export function urlCall(caller: Caller, policy?: Document, authType: 'AWS_IAM' | 'NONE' = 'AWS_IAM'): Snapshot {
  return buildSnapshot({ target: TARGETS.url, caller, function: collected(ordersFunction(policy, authType)) });
}

/** A call of the REST API, with parts of its evidence replaced. */
export function apiCall(changes: Partial<ApiEvidence>, method = 'GET'): Snapshot {
  const api = collected({ ...ordersApi(method, 'AWS_IAM'), ...changes });
  const url = 'https://a1b2c3d4e5.execute-api.ca-central-1.amazonaws.com/prod/orders';
  const place = { apiId: 'a1b2c3d4e5', region: 'ca-central-1', partition: 'aws', stage: 'prod' };
  return buildSnapshot({
    target: { kind: 'executeApi', ...place, method, path: '/orders', url },
    caller: CALLERS.alice,
    api,
  });
}

/** A piece of evidence that AWS did not give. */
export function refused(operation: string): Extract<Evidence<never>, { status: 'unavailable' }> {
  return { status: 'unavailable', operation, reason: 'accessDenied', detail: 'not authorized' };
}

/** The planned question; a failure of the test when there is none. */
export function questionOf(snapshot: Snapshot): Extract<Plan, { kind: 'question' }> {
  const plan = planQuestion(snapshot);
  if (plan.kind !== 'question') throw new Error(`no question: ${JSON.stringify(plan)}`);
  return plan;
}

/** A document with these statements. */
export function policy(...statements: readonly Document[]): Document {
  return { Version: '2012-10-17', Statement: statements };
}
