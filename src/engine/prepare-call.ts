import type { ContextValue } from '../domain/context.ts';
import type { AskedQuestion } from './asked-question.ts';
import type { Call, CallContext, CallerFacts } from './call.ts';
import { anonymousFacts } from './caller-facts.ts';
import type { Situation } from './choose-combination.ts';
import { foldAction } from './fold-action.ts';

const ABSENT: ContextValue = { state: 'absent' };
const UNKNOWN_KEY: ContextValue = { state: 'unknown' };

/** One action of the question as the statements see it in one situation. */
export function prepareCall(question: AskedQuestion, action: string, seen: SeenBy): Call {
  const { situation, caller } = seen;
  const { context, contextByAction, resource } = question;
  const folded = foldAction(action);
  const ignored = situation.anonymous && question.caller.kind !== 'anonymous';
  const own =
    contextByAction !== undefined && Object.hasOwn(contextByAction, action) ? contextByAction[action] : undefined;
  return {
    action: folded,
    resource,
    apiPath: apiPathOf(resource),
    caller: situation.anonymous ? anonymousFacts() : caller,
    context: {
      common: context.keys,
      own,
      otherwise: context.otherwise === 'absent' ? ABSENT : UNKNOWN_KEY,
      withheld: withheldKeys(folded, ignored),
    },
  };
}

/** The situation, and the caller as policies name him. */
export interface SeenBy {
  readonly situation: Situation;
  readonly caller: CallerFacts;
}

/** What follows the API id of an execute-api ARN, slash included. */
function apiPathOf(resource: string): string | undefined {
  // The service stands behind the partition.
  if (!resource.startsWith(':execute-api:', resource.indexOf(':', 4))) return undefined;
  const slash = resource.indexOf('/');
  return slash === -1 ? undefined : resource.slice(slash);
}

/**
 * Keys that belong to another action.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
const OTHER_ACTIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['lambda:invokefunction', new Set(['lambda:functionarn', 'lambda:functionurlauthtype'])],
  ['lambda:invokeasync', new Set(['lambda:functionarn', 'lambda:functionurlauthtype', 'lambda:invokedviafunctionurl'])],
  ['lambda:invokefunctionurl', new Set(['lambda:invokedviafunctionurl'])],
]);

function withheldKeys(action: string, callerIgnored: boolean): CallContext['withheld'] {
  const test = WITHHELD.get(action) ?? NOTHING_WITHHELD;
  return callerIgnored ? test.withoutCaller : test.withCaller;
}

interface Withheld {
  readonly withCaller: CallContext['withheld'];
  readonly withoutCaller: CallContext['withheld'];
}

function withheld(keys: ReadonlySet<string>): Withheld {
  return { withCaller: (key) => keys.has(key), withoutCaller: (key) => keys.has(key) || isCallerKey(key) };
}

const WITHHELD: ReadonlyMap<string, Withheld> = new Map(
  [...OTHER_ACTIONS].map(([action, keys]) => [action, withheld(keys)] as const),
);
const NOTHING_WITHHELD = withheld(new Set());

const CALLER_KEYS: ReadonlySet<string> = new Set([
  'aws:userid',
  'aws:username',
  'aws:tokenissuetime',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:sourceidentity',
  'aws:federatedprovider',
]);

/**
 * Keys about the caller, which exist only where AWS authenticates one.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
function isCallerKey(key: string): boolean {
  return key.startsWith('aws:principal') || CALLER_KEYS.has(key);
}
