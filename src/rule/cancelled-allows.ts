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
  const lower = (text: string): string => text.toLowerCase();
  return deny.has('NotAction')
    ? spares(deny.notActions, allow.actions, lower)
    : covers(
        actionTexts(deny),
        allow.actions.map((item) => item.lower),
      );
}

function deniesResources(deny: StatementSubject, allow: StatementSubject): boolean {
  const same = (text: string): string => text;
  if (allow.has('NotResource')) return deny.resources.some((item) => item.text === '*');
  if (!allow.has('Resource')) return !deny.has('NotResource');
  return deny.has('NotResource')
    ? spares(deny.notResources, allow.allResources, same)
    : covers(
        resourceTexts(deny),
        allow.allResources.map((item) => item.text),
      );
}

/** Whether no text of `narrow` is among those that NotAction or NotResource leaves out. */
function spares(left: readonly TextItem[], narrow: readonly TextItem[], form: (text: string) => string): boolean {
  return (
    left.length > 0 &&
    narrow.every(
      (item) => !left.some((each) => each.text.includes('${') || mayOverlap(form(each.text), form(item.text))),
    ) &&
    narrow.every((item) => !item.text.includes('${'))
  );
}

function covers(wide: StatementTexts, narrow: readonly string[]): boolean {
  return narrow.every((text) => (wide.exact.has(text) && !text.includes('${')) || coveredByPattern(wide, text));
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
