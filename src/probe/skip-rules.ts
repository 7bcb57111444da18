import type { Observation } from '../domain/observation.ts';
import { harmlessMethod } from './choose-method.ts';
import type { ProbePlan } from './probe-plan.ts';

/** Nothing is sent when there is no HTTP call or no TLS connection. */
export function noConnection(plan: ProbePlan, seen: readonly Observation[]): string | undefined {
  if (plan.call === undefined) return 'the target is called through the Lambda API';
  return seen.some((each) => each.rung === 'S1' && each.state === 'seen' && each.seen === 'unreached')
    ? 'there is no connection'
    : undefined;
}

/** An unsigned or badly signed request is harmless only where IAM protects the route; elsewhere it runs code. */
export function whenProtected(plan: ProbePlan): string | undefined {
  const { authorization = 'unknown', harmlessVerbs = [] } = plan.call?.knowledge ?? {};
  if (authorization === 'unknown') return 'no evidence says that IAM protects this route: the request could run code';
  if (authorization !== 'AWS_IAM') return 'IAM does not protect this route: the request would run code';
  return harmlessMethod(plan.call?.method, { harmlessVerbs }) !== undefined
    ? undefined
    : 'no evidence says that IAM protects this path for GET, HEAD or OPTIONS: the request could run code';
}

/** Anybody can own an AWS host name, and a session token must not go to a stranger. */
export function whenTrusted(plan: ProbePlan): string | undefined {
  if (plan.credentials === undefined) return 'there are no credentials';
  return plan.call?.isTrusted === true
    ? undefined
    : `no evidence says that this host is yours; name it with --sign-for-host ${plan.call?.url.hostname ?? ''}`;
}

/** Requests that may execute code have to be asked for. */
export function onlyFull(plan: ProbePlan): string | undefined {
  return plan.mode === 'full' ? undefined : 'it may run code; ask for it with --probe=full';
}

/** A comparison needs a refusal to compare with. */
export function afterFailure(_: ProbePlan, seen: readonly Observation[]): string | undefined {
  const signed = seen.find((each) => each.rung === 'S4');
  if (signed === undefined || signed.state === 'skipped') return 'S4 was not sent, there is nothing to compare with';
  return signed.seen === 'accepted' || signed.seen === 'applicationRefused'
    ? 'S4 went through, there is nothing to compare'
    : undefined;
}
