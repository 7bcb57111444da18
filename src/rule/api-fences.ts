import { HOLE, hasHole } from '../source/open.ts';
import { sparesSomebody } from './binds-caller.ts';
import { executeApiParts, shortFormParts } from './execute-api-parts.ts';
import { globCovers } from './glob.ts';
import { namesAction } from './grants.ts';
import type { ConditionItem, PolicySubject, ResourceItem, StatementSubject } from './policy-subject.ts';
import type { RouteEntity } from './template-subject.ts';

/**
 * Whether a Deny of an API's policy keeps strangers from what the Allow opens to everybody, or from one of its methods.
 * True also where that cannot be told.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function isFencedApi(policy: PolicySubject, allow: StatementSubject, route?: RouteEntity): boolean {
  const targets = allow.allResources.map((item) => callsOf(item, route));
  return policy.statements.some(
    (deny) => isFence(deny) && targets.every((target) => target === undefined || takesIn(deny, target)),
  );
}

/** A Deny that hits callers without credentials, all but those on a list. */
function isFence(deny: StatementSubject): boolean {
  if (deny.effect !== 'Deny' || !namesAction(deny, 'execute-api:Invoke')) return false;
  const everybody = deny.has('NotPrincipal') || deny.allPrincipals.some(({ anyone, open }) => anyone || open);
  if (!everybody) return false;
  if (deny.open.has('Condition') || deny.conditions.length === 0) return true;
  return deny.conditions.some(spares) && deny.conditions.every((item) => spares(item) || SIDE.has(item.base));
}

/** Operators of what is asked beside the list: calls of AWS services, keys that are there. */
const SIDE: ReadonlySet<string> = new Set(['bool', 'null']);

/** Callers without credentials have none of the keys of principals. */
function spares(condition: ConditionItem): boolean {
  const { base, keyLower, negated, values } = condition;
  if (!keyLower.startsWith('aws:principal')) return sparesSomebody(condition);
  return negated || (base === 'null' && values.some(({ text }) => /^true$/i.test(text)));
}

/** Stage, and method with path, as patterns. */
interface Calls {
  readonly stage: string;
  readonly rest: string;
}

function takesIn(deny: StatementSubject, target: Calls): boolean {
  if (deny.has('NotResource')) return true;
  return deny.allResources.some((item) => {
    const denied = callsOf(item);
    if (denied === undefined) return true;
    // Which stages there are is not asked: behind a star there may be just the one of the Deny.
    return (target.stage === '*' || globCovers(denied.stage, target.stage)) && globCovers(denied.rest, target.rest);
  });
}

function callsOf(item: ResourceItem, route?: RouteEntity): Calls | undefined {
  const parts = item.text === '*' ? {} : (shortFormParts(item) ?? executeApiParts(item));
  if (parts === undefined) return undefined;
  const { stage = '*', method = '*', path = '*' } = { ...parts };
  const rest = route === undefined ? `${method}/${path}` : routePattern(route);
  return rest === undefined ? undefined : { stage: widened(stage), rest: widened(rest) };
}

function routePattern({ method, path }: RouteEntity): string | undefined {
  if (typeof method !== 'string' || typeof path !== 'string') return undefined;
  return `${method === 'ANY' ? '*' : method}${path.replaceAll(/\{[^{}]*\}/g, '*')}`;
}

function widened(part: string): string {
  return hasHole(part) ? part.replaceAll(HOLE, '*') : part;
}
