import type { TargetKnowledge } from './probe-plan.ts';

/** The verb for requests that may execute, or why there is none. */
export type MethodChoice = { readonly method: string } | { readonly noMethod: string };

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Returns the verb that may be sent: the stated one (an unsafe one only when forced), else GET when the evidence says
 * that the route takes it. A verb is never guessed.
 */
export function chooseMethod(stated: string | undefined, knowledge: TargetKnowledge, forced: boolean): MethodChoice {
  const method = stated?.toUpperCase();
  if (method !== undefined) {
    return HARMLESS.has(method) || forced
      ? { method }
      : { noMethod: `${method} may change data; repeat it with --force-unsafe-method` };
  }
  return knowledge.routeMethod === 'GET' || knowledge.routeMethod === 'ANY'
    ? { method: 'GET' }
    : { noMethod: 'no evidence says which method the route takes; state it with --method' };
}

/**
 * Returns the verb of rungs that must reach no code: the call's own if the evidence says so of it, else another that
 * changes nothing; undefined when there is none. One verb of a path may be protected and another open. GET rather than
 * HEAD, whose answer has no body to read; never OPTIONS by itself, which a CORS configuration answers.
 */
export function harmlessMethod(
  method: string | undefined,
  { harmlessVerbs }: Pick<TargetKnowledge, 'harmlessVerbs'>,
): string | undefined {
  return [method, 'GET', 'HEAD'].find((verb) => verb !== undefined && harmlessVerbs.includes(verb));
}
