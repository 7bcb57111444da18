import type { Caller } from '../domain/caller.ts';
import type { Need } from '../domain/decision.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Plan } from '../domain/plan.ts';
import type { LayerPolicies } from '../domain/question.ts';
import type { Target } from '../domain/target.ts';
import type { FunctionEvidence, Snapshot } from '../snapshot/snapshot.ts';
import type { QuestionDraft } from './plan-draft.ts';
import { oneLayer, unavailableText } from './plan-policies.ts';

/** The function as the call names it; evidence where there is some, the target's own words where not. */
export interface CalledFunction {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly qualifier?: string;
  readonly arn: string;
}

/** Returns the question of a direct `lambda:InvokeFunction`; unresolved without region or account. */
export function planInvoke(snapshot: Snapshot, caller: Caller): QuestionDraft | Plan {
  if (snapshot.target.kind !== 'function') return unresolved('target', 'the target is no function');
  const called = calledFunction(snapshot.target, snapshot.function, caller);
  if (called === undefined) {
    return unresolved('function', 'region and account of the function are not known (give its full ARN or --region)');
  }
  return {
    kind: 'draft',
    target: { path: 'invoke' },
    caller,
    actions: ['lambda:InvokeFunction'],
    keys: {},
    network: 'open',
    ...functionSide(snapshot, called),
  };
}

/** The parts of a draft that are the same for a direct call and for a function URL. */
export function functionSide(snapshot: Snapshot, called: CalledFunction) {
  const { vpcEndpoint } = snapshot;
  const inPath = vpcEndpoint.status !== 'unavailable' || statesEndpoint(snapshot);
  const resourcePolicy = functionPolicies(snapshot.function, called);
  return {
    resource: called.arn,
    resourceAccount: called.account,
    region: called.region,
    resourcePolicy,
    // Nobody passes an endpoint unless something says so; unread then means not in the path.
    vpcEndpoint: inPath ? oneLayer(vpcEndpoint) : null,
    resourceTags: snapshot.function.status === 'collected' ? snapshot.function.value.tags : unread(snapshot.function),
    assumptions: [],
    blindSpots: [],
    notes: missingFunction(snapshot.function, called),
  } as const;
}

/** Names what must be known before there is a question. */
export function unresolved(name: string, because: string): Plan {
  const need: Need = { kind: 'fact', name, because };
  return { kind: 'unresolved', needs: [need], blindSpots: [] };
}

/** The function behind a target; undefined while region or account stay open. */
export function calledFunction(
  target: Extract<Target, { kind: 'function' }>,
  evidence: Evidence<FunctionEvidence>,
  caller: Caller,
): CalledFunction | undefined {
  if (evidence.status === 'collected')
    return withArn({ ...evidence.value, ...qualifierOf(target.qualifier ?? evidence.value.qualifier) });
  const account = target.account ?? caller.account;
  if (account === undefined || target.region === undefined) return undefined;
  const partition = target.partition ?? caller.arn?.split(':')[1] ?? 'aws';
  return withArn({ name: target.name, account, region: target.region, partition, ...qualifierOf(target.qualifier) });
}

/** Adds the ARN that Lambda authorizes: with the qualifier exactly when the call names one. */
export function withArn(called: Omit<CalledFunction, 'arn'>): CalledFunction {
  const { name, account, region, partition, qualifier } = called;
  const suffix = qualifier === undefined ? '' : `:${qualifier}`;
  const arn = `arn:${partition}:lambda:${region}:${account}:function:${name}${suffix}`;
  return { name, account, region, partition, ...qualifierOf(qualifier), arn };
}

function qualifierOf(qualifier: string | undefined): { readonly qualifier?: string } {
  return qualifier === undefined || qualifier === '' ? {} : { qualifier };
}

function functionPolicies(evidence: Evidence<FunctionEvidence>, called: CalledFunction): LayerPolicies | null {
  if (evidence.status === 'absent') return null;
  if (evidence.status === 'unavailable') return { policies: [], complete: false, why: unavailableText(evidence) };
  const whole = oneLayer(evidence.value.policy);
  if (called.qualifier === undefined) return whole;
  // Whether the policy of the unqualified function is consulted for a qualified call is not documented; its
  // statements take part by their Resource, and the engine marks an answer that hangs on one of them.
  // https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
  const own = oneLayer(evidence.value.qualifiedPolicy);
  if (own === null || whole === null) return own ?? whole;
  const why = own.why ?? whole.why;
  const policies = [...own.policies, ...whole.policies];
  return { policies, complete: own.complete && whole.complete, ...(why === undefined ? {} : { why }) };
}

function missingFunction(evidence: Evidence<FunctionEvidence>, called: CalledFunction): readonly string[] {
  if (evidence.status !== 'absent') return [];
  return [
    `function ${called.name} does not exist in ${called.region} of account ${called.account}; a caller who is allowed sees 404, not 403`,
  ];
}

function statesEndpoint(snapshot: Snapshot): boolean {
  return Object.entries(snapshot.context).some(([key, values]) => /^aws:sourcevpce?$/i.test(key) && values.length > 0);
}

function unread(evidence: Evidence<FunctionEvidence>): Evidence<Readonly<Record<string, string>>> {
  if (evidence.status === 'unavailable') return evidence;
  return { status: 'unavailable', operation: 'lambda:ListTags', reason: 'notCollected', detail: '' };
}
