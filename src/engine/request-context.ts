import type { ContextValue, RequestContext } from '../domain/context.ts';

/** A value of a condition key as a person states it; null states that AWS does not send the key. */
export type StatedValue = string | number | boolean | null | readonly (string | number | boolean)[];

/**
 * The context of a request from keys in any letter case. A key that is not stated counts as `otherwise`: `unknown`
 * unless told, which makes the answer conditional wherever it matters; `absent` when the list is complete.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function requestContext(
  stated: Readonly<Record<string, StatedValue>>,
  otherwise: RequestContext['otherwise'] = 'unknown',
): RequestContext {
  return { keys: contextKeys(stated), otherwise };
}

/** The keys in lower case with what is known of them. */
export function contextKeys(stated: Readonly<Record<string, StatedValue>>): RequestContext['keys'] {
  return Object.fromEntries(Object.entries(stated).map(([key, value]) => [key.toLowerCase(), contextValue(value)]));
}

/** An empty list is a key without values, which AWS treats as missing where it matters. */
function contextValue(given: StatedValue): ContextValue {
  if (given === null) return { state: 'absent' };
  return { state: 'known', values: typeof given === 'object' ? given.map(String) : [String(given)] };
}
