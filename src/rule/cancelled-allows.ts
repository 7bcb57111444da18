import { mayOverlap } from './holes.ts';
import type { PolicySubject, StatementSubject, TextItem } from './policy-subject.ts';
import { actionTexts, coveredByPattern, resourceTexts, type StatementTexts } from './statement-texts.ts';

/** Most statements that are compared pairwise. */
const MOST = 200;

/** An Allow of which everything is denied by one Deny of the same policy. */
export interface Cancelled {
  readonly allow: StatementSubject;
  readonly deny: StatementSubject;
}

/** Allows that a Deny without conditions, or with the very same ones, takes back wholly. An explicit deny always wins. */
export function cancelledAllows(policy: PolicySubject): Cancelled[] {
  if (policy.statements.length > MOST) return [];
  const settled = policy.statements.filter(isSettled);
  const denies = settled.filter((statement) => statement.effect === 'Deny');
  return settled.flatMap((allow) => {
    const deny = allow.effect === 'Allow' ? denies.find((each) => takesBack(each, allow)) : undefined;
    return deny === undefined ? [] : [{ allow, deny }];
  });
}

function takesBack(deny: StatementSubject, allow: StatementSubject): boolean {
  const sameCondition = (): boolean => JSON.stringify(deny.raw['Condition']) === JSON.stringify(allow.raw['Condition']);
  if (deny.has('Condition') && !sameCondition()) return false;
  if (deny.has('NotPrincipal') || allow.actions.length === 0) return false;
  return deniesActions(deny, allow) && deniesResources(deny, allow) && coversPrincipals(deny, allow);
}

function deniesActions(deny: StatementSubject, allow: StatementSubject): boolean {
  return deny.has('NotAction')
    ? spares(deny.notActions, allow.actions, (item) => item.lower)
    : covers(actionTexts(deny), allow.actions, (item) => item.lower);
}

function deniesResources(deny: StatementSubject, allow: StatementSubject): boolean {
  const same = (item: TextItem): string => item.text;
  if (allow.has('NotResource')) return deny.resources.some((item) => item.text === '*');
  if (!allow.has('Resource')) return !deny.has('NotResource');
  return deny.has('NotResource')
    ? spares(deny.notResources, allow.allResources, same)
    : covers(resourceTexts(deny), allow.allResources, same);
}

/** Whether no text of `narrow` is among those that NotAction or NotResource leaves out. */
function spares<T extends TextItem>(left: readonly T[], narrow: readonly T[], textOf: (item: T) => string): boolean {
  if (left.length === 0 || left.some(hasVariable)) return false;
  return narrow.every((item) => {
    const text = textOf(item);
    return !hasVariable(item) && !left.some((each) => mayOverlap(textOf(each), text));
  });
}

function covers<T extends TextItem>(wide: StatementTexts, narrow: readonly T[], textOf: (item: T) => string): boolean {
  return narrow.every((item) => {
    const text = textOf(item);
    return !hasVariable(item) && (wide.exact.has(text) || coveredByPattern(wide, text));
  });
}

function hasVariable({ text }: TextItem): boolean {
  return text.includes('${');
}

function coversPrincipals(deny: StatementSubject, allow: StatementSubject): boolean {
  if (!deny.has('Principal') && !allow.has('Principal')) return true;
  if (deny.principals.some((principal) => principal.anyone)) return allow.has('Principal');
  return JSON.stringify(deny.raw['Principal']) === JSON.stringify(allow.raw['Principal']);
}

/** Open resources and principals do no harm where a star takes them in anyway. */
function isSettled(statement: StatementSubject): boolean {
  if (statement.conditional) return false;
  const { open } = statement;
  const elements = ['Action', 'NotAction', 'NotResource', 'NotPrincipal', 'Condition', 'Effect'] as const;
  if (elements.some((element) => open.has(element))) return false;
  return statement.effect === 'Allow' || (!open.has('Resource') && !open.has('Principal'));
}
