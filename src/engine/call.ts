import type { Caller } from '../domain/caller.ts';
import type { ContextValue, RequestContext } from '../domain/context.ts';
import type { Ternary } from './ternary.ts';

/** One action of a question, prepared for matching: what every statement is held against. */
export interface Call {
  /** Lower case: AWS compares actions without case. */
  readonly action: string;
  readonly resource: string;
  /** What follows the API id of an execute-api ARN; short-form resources of API policies are compared with it. */
  readonly apiPath: string | undefined;
  readonly caller: CallerFacts;
  readonly context: CallContext;
}

/** The names under which a policy can mean the caller. */
export interface CallerFacts {
  readonly kind: Caller['kind'];
  readonly arn: string | undefined;
  readonly account: string | undefined;
  readonly partition: string | undefined;
  /** Role behind a session; undefined when there is none or when its path is not known. */
  readonly roleArn: string | undefined;
  readonly roleName: string | undefined;
  readonly federatedBy: string | undefined;
  readonly servicePrincipal: string | undefined;
  /** Decides `Deny` with `NotPrincipal`. */
  readonly hasBoundary: Ternary;
}

/** The condition keys that one action sees. */
export interface CallContext {
  readonly common: RequestContext['keys'];
  readonly own: RequestContext['keys'] | undefined;
  readonly otherwise: ContextValue;
  /** Keys that AWS does not send with this action or for this kind of caller, unless stated for the action itself. */
  readonly withheld: (key: string) => boolean;
}

const ABSENT: ContextValue = { state: 'absent' };

/** What is known of a key, given in lower case. */
export function contextValue(context: CallContext, key: string): ContextValue {
  const { own, common } = context;
  if (own !== undefined && Object.hasOwn(own, key)) return own[key] ?? ABSENT;
  if (context.withheld(key)) return ABSENT;
  if (Object.hasOwn(common, key)) return common[key] ?? ABSENT;
  return context.otherwise;
}
