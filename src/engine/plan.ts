import type { Caller } from '../domain/caller.ts';
import type { Assumption, Plan } from '../domain/plan.ts';
import type { AccessQuestion, QuestionPolicies } from '../domain/question.ts';
import type { Target } from '../domain/target.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { deriveContext, statedKeys } from './derive-context.ts';
import { unknown } from './derive-context-caller.ts';
import { type KeyReferences, referencedKeys } from './derive-context-references.ts';
import { planApi } from './plan-api.ts';
import { blindSpots } from './plan-blind-spots.ts';
import type { QuestionDraft } from './plan-draft.ts';
import { planInvoke, unresolved } from './plan-function.ts';
import { planFunctionUrl } from './plan-function-url.ts';
import { callerPolicies, canHaveSessionPolicy } from './plan-policies.ts';

/**
 * Returns the question that a snapshot asks of the engine, why it is none, or what keeps it from being asked.
 * Which policies count for whom: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function planQuestion(snapshot: Snapshot): Plan {
  if (snapshot.target.kind === 'webFunction') return webFunction(snapshot.target);
  if (snapshot.caller.status !== 'collected') return unresolved('caller', 'who calls is not known; give --caller');
  const caller = snapshot.caller.value;
  const drafted = draftFor(snapshot, caller);
  return drafted.kind === 'draft' ? complete(snapshot, drafted) : drafted;
}

function draftFor(snapshot: Snapshot, caller: Caller): QuestionDraft | Plan {
  switch (snapshot.target.kind) {
    case 'function':
      return planInvoke(snapshot, caller);
    case 'functionUrl':
      return planFunctionUrl(snapshot, caller);
    default:
      return planApi(snapshot, caller);
  }
}

function complete(snapshot: Snapshot, draft: QuestionDraft): Plan {
  const { caller } = draft;
  const policies: QuestionPolicies = {
    ...callerPolicies(snapshot, caller),
    resource: draft.resourcePolicy,
    vpcEndpoint: draft.vpcEndpoint,
    ...(draft.authorizer === undefined ? {} : { authorizer: draft.authorizer }),
  };
  const referenced = referencedKeys(policies);
  const question: AccessQuestion = {
    target: draft.target,
    caller,
    ...(caller.kind === 'anonymous' ? { unsigned: true } : {}),
    policies,
    actions: draft.actions,
    resource: draft.resource,
    resourceAccount: draft.resourceAccount,
    context: contextOf(snapshot, draft, referenced),
    ...contextByAction(snapshot, draft),
  };
  return {
    kind: 'question',
    question,
    assumptions: [...draft.assumptions, ...sessionAssumption(snapshot, caller)],
    blindSpots: [...draft.blindSpots, ...blindSpots(question)],
    notes: draft.notes,
  };
}

function contextOf(snapshot: Snapshot, draft: QuestionDraft, referenced: KeyReferences): AccessQuestion['context'] {
  return deriveContext({
    caller: draft.caller,
    region: draft.region,
    resourceAccount: draft.resourceAccount,
    principalTags: snapshot.identity.tags,
    resourceTags: draft.resourceTags,
    organizationId: snapshot.organization.id,
    network: draft.network,
    ...(draft.vpcEndpointId === undefined ? {} : { vpcEndpointId: draft.vpcEndpointId }),
    target: { ...directCall(draft, referenced), ...draft.keys },
    stated: snapshot.context,
    referenced,
  });
}

/**
 * On a direct call `lambda:InvokedViaFunctionUrl` is false or missing, AWS does not say which. Both fail `Bool true`,
 * so only a policy that asks for anything else meets an open value.
 */
function directCall(draft: QuestionDraft, referenced: KeyReferences): QuestionDraft['keys'] {
  const key = 'lambda:invokedviafunctionurl';
  const operators = referenced.get(key);
  const plain = operators === undefined || (operators.size === 1 && operators.has('bool'));
  if (draft.target.path !== 'invoke' || plain) return {};
  return { [key]: unknown('AWS does not document whether a direct call sends `false` or nothing') };
}

function contextByAction(snapshot: Snapshot, draft: QuestionDraft): Pick<AccessQuestion, 'contextByAction'> {
  if (draft.keysByAction === undefined) return {};
  const stated = statedKeys(snapshot.context);
  const entries = Object.entries(draft.keysByAction).map(([action, keys]) => {
    const overridden = Object.keys(keys).flatMap((key) => {
      const value = stated[key];
      return value === undefined ? [] : [[key, value] as const];
    });
    return [action, { ...keys, ...Object.fromEntries(overridden) }] as const;
  });
  return { contextByAction: Object.fromEntries(entries) };
}

function sessionAssumption(snapshot: Snapshot, caller: Caller): readonly Assumption[] {
  const { session } = snapshot.identity;
  const assumed =
    canHaveSessionPolicy(caller) &&
    caller.kind === 'assumed-role' &&
    session.status === 'unavailable' &&
    session.reason === 'notCollected';
  if (!assumed) return [];
  const says = 'no session policy was passed when the role was assumed; AWS cannot show it';
  return [{ id: 'no-session-policy', says, unless: '--evidence with the session policy' }];
}

function webFunction(target: Extract<Target, { kind: 'webFunction' }>): Plan {
  return {
    kind: 'notPermission',
    cause: 'web-function',
    says: `the host ${target.host} is a Lambda Web Function, which why403 does not support yet; its action is lambda:InvokeWebFunctionEndpoint`,
    passes: false,
    next: [`grant lambda:InvokeWebFunctionEndpoint on the endpoint’s ARN (arn:…:web-function/NAME/endpoint/ENDPOINT)`],
    blindSpots: [],
  };
}
