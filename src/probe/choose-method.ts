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

/** Returns the verb of rungs that reach no code: the call's own if it is harmless, else HEAD. */
export function harmlessMethod(choice: { readonly method?: string | undefined }): string {
  return choice.method !== undefined && HARMLESS.has(choice.method) ? choice.method : 'HEAD';
}
