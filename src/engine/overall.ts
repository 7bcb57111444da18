import type { ActionDecision, Decision } from '../domain/decision.ts';
import type { AccessQuestion } from '../domain/question.ts';
import type { AskedQuestion } from './asked-question.ts';
import type { ConcreteKind } from './combine-votes.ts';

/** The answer for the call: all actions must be allowed; the reason is that of the first one that is refused. */
export function overall(question: AccessQuestion, perAction: readonly ActionDecision[]): Decision {
  const counted = perAction.filter((decision) => countsForCall(question, decision.action));
  const refused = counted.find((decision) => decision.kind === 'explicitDeny' || decision.kind === 'implicitDeny');
  const open = counted.find((decision) => decision.kind === 'undetermined');
  const deciding = refused ?? open ?? counted[0];
  const possible = possibleKinds(counted);
  if (deciding === undefined) return { kind: 'implicitDeny', reason: 'implicit-deny:identity', perAction, possible };
  return { kind: deciding.kind, reason: deciding.reason, perAction, possible };
}

/**
 * Whether a refusal of this action refuses the call. A cache invalidation that is not permitted fails the call only with
 * the setting FAIL_WITH_403; with the others the header is passed over.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function countsForCall(question: Pick<AskedQuestion, 'actions' | 'target'>, action: string): boolean {
  const { target, actions } = question;
  if (target.path !== 'execute-api' || actions.length < 2) return true;
  return (
    action.toLowerCase() !== 'execute-api:invalidatecache' || !(target.cacheInvalidation ?? '').startsWith('SUCCEED_')
  );
}

/** Kinds that the whole call can end in: the actions are looked at in order, up to the first that is refused for certain. */
function possibleKinds(counted: readonly ActionDecision[]): readonly ConcreteKind[] {
  const possible = new Set<ConcreteKind>();
  for (const { possible: own } of counted) {
    for (const kind of own) if (kind !== 'allowed') possible.add(kind);
    if (!own.includes('allowed')) return [...possible];
  }
  return counted.length === 0 ? ['implicitDeny'] : ['allowed', ...possible];
}
