import type { QuestionTarget } from '../domain/question.ts';
import type { AskedQuestion } from './asked-question.ts';
import type { CallerFacts } from './call.ts';
import { COMBINATIONS, type Combination } from './grants.ts';

/** What decides how the layers are combined. */
export interface Situation {
  readonly combination: Combination;
  /** Nobody is authenticated: only `*` means the caller, and principal keys are absent. */
  readonly anonymous: boolean;
  /** HTTP and WebSocket APIs have no resource policy: what is given as one is passed over. */
  readonly resourceApplies: boolean;
}

type Call = Pick<AskedQuestion, 'target' | 'resourceAccount' | 'unsigned' | 'sigV4Service' | 'policies'>;
type ApiTarget = Extract<QuestionTarget, { path: 'execute-api' }>;

/**
 * The situations that the question can be in: one, or several when the authorization type, the kind of API or the
 * caller's account is not known.
 */
export function situations(call: Call, action: string, caller: CallerFacts): readonly Situation[] {
  const { target } = call;
  if (target.path === 'invoke') return signed(call, caller, 'lambda', true);
  if (target.path === 'execute-api') return apiSituations(call, target, { action, caller });
  if (target.authType === 'NONE') return PUBLIC;
  const iam = signed(call, caller, 'lambda', true);
  return target.authType === 'AWS_IAM' ? iam : [...iam, ...PUBLIC];
}

/** A function URL without authorization: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
const PUBLIC = [{ combination: COMBINATIONS.resourceOnly, anonymous: true, resourceApplies: true }] as const;

interface ApiCall {
  readonly action: string;
  readonly caller: CallerFacts;
}

function apiSituations(call: Call, target: ApiTarget, { action, caller }: ApiCall): readonly Situation[] {
  const types = target.apiType === 'unknown' ? (['REST', 'HTTP'] as const) : [target.apiType];
  const rest = types.includes('REST');
  const others = types.some((type) => type !== 'REST');
  // Calls back to clients are always signed: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
  const modes: readonly ApiTarget['authorizationType'][] =
    action === 'execute-api:manageconnections'
      ? ['AWS_IAM']
      : target.authorizationType === 'unknown'
        ? // A request without the token of an authorizer is refused.
          ['AWS_IAM', 'NONE', 'CUSTOM']
        : [target.authorizationType];
  const isPrivate = target.endpointType === 'PRIVATE';
  return modes.flatMap((mode) => [
    ...(rest ? restSituations(call, caller, { mode, isPrivate }) : []),
    ...(others ? routeSituations(call, caller, mode) : []),
  ]);
}

interface RestMode {
  readonly mode: ApiTarget['authorizationType'];
  readonly isPrivate: boolean;
}

function restSituations(call: Call, caller: CallerFacts, { mode, isPrivate }: RestMode): readonly Situation[] {
  if (mode === 'AWS_IAM' || mode === 'unknown') {
    const iam = signed(call, caller, 'execute-api', true);
    return isPrivate ? iam.map(privately) : iam;
  }
  const hasPolicy = isPrivate || call.policies.resource !== null;
  return [
    { combination: unsignedCombination(call, mode, { hasPolicy, isPrivate }), anonymous: true, resourceApplies: true },
  ];
}

function unsignedCombination(
  call: Call,
  mode: Exclude<ApiTarget['authorizationType'], 'AWS_IAM' | 'unknown'>,
  { hasPolicy, isPrivate }: { readonly hasPolicy: boolean; readonly isPrivate: boolean },
): Combination {
  if (mode === 'NONE') return hasPolicy ? COMBINATIONS.resourceOnly : COMBINATIONS.open;
  // No answer of an authorizer, no valid token: the request ends before the policies.
  if (call.policies.authorizer === undefined || call.policies.authorizer === null) return COMBINATIONS.unauthenticated;
  if (mode === 'CUSTOM') return isPrivate ? COMBINATIONS.privateAuthorizer : COMBINATIONS.authorizer;
  return hasPolicy ? COMBINATIONS.tokenAndResource : COMBINATIONS.authorizerAlone;
}

/** HTTP and WebSocket APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html */
function routeSituations(call: Call, caller: CallerFacts, mode: ApiTarget['authorizationType']): readonly Situation[] {
  if (mode === 'AWS_IAM' || mode === 'unknown') return signed(call, caller, 'execute-api', false);
  const { authorizer } = call.policies;
  const combination =
    mode === 'NONE'
      ? COMBINATIONS.open
      : authorizer === undefined || authorizer === null
        ? COMBINATIONS.unauthenticated
        : COMBINATIONS.authorizerAlone;
  return [{ combination, anonymous: true, resourceApplies: false }];
}

function signed(call: Call, caller: CallerFacts, service: string, resourceApplies: boolean): readonly Situation[] {
  const table = resourceApplies ? SIGNED : SIGNED_ROUTE;
  const otherService = call.sigV4Service !== undefined && call.sigV4Service !== service;
  if (call.unsigned === true || caller.kind === 'anonymous' || otherService) return table.unauthenticated;
  if (caller.kind === 'service') return table.service;
  const sides = caller.kind === 'root' ? table.root : table.principal;
  if (caller.account === undefined) return [...sides.same, ...sides.cross];
  return caller.account === call.resourceAccount ? sides.same : sides.cross;
}

/** The situations of signed calls; made once, so that a decision without trace makes no objects for them. */
function signedTable(resourceApplies: boolean) {
  const only = (combination: Combination): readonly Situation[] => [{ combination, anonymous: false, resourceApplies }];
  return {
    unauthenticated: only(COMBINATIONS.unauthenticated),
    service: only(COMBINATIONS.resourceOnly),
    root: { same: only(COMBINATIONS.rootSameAccount), cross: only(COMBINATIONS.rootCrossAccount) },
    principal: { same: only(COMBINATIONS.sameAccount), cross: only(COMBINATIONS.crossAccount) },
  };
}

const SIGNED = signedTable(true);
const SIGNED_ROUTE = signedTable(false);

/** Private APIs need a resource policy that allows, besides everything else. */
function privately(situation: Situation): Situation {
  if (situation.combination === COMBINATIONS.sameAccount) {
    return { ...situation, combination: COMBINATIONS.privateSameAccount };
  }
  return situation.combination === COMBINATIONS.rootSameAccount
    ? { ...situation, combination: COMBINATIONS.privateRoot }
    : situation;
}
