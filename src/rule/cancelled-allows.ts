import { globCovers } from './glob.ts';
import type { PolicySubject, StatementSubject, TextItem } from './policy-subject.ts';

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
  const settled = policy.statements.filter((statement) => statement.open.size === 0 && !statement.conditional);
  const denies = settled.filter((statement) => statement.effect === 'Deny');
  return settled.flatMap((allow) => {
    const deny = allow.effect === 'Allow' ? denies.find((each) => takesBack(each, allow)) : undefined;
    return deny === undefined ? [] : [{ allow, deny }];
  });
}

function takesBack(deny: StatementSubject, allow: StatementSubject): boolean {
  const sameCondition = JSON.stringify(deny.raw['Condition']) === JSON.stringify(allow.raw['Condition']);
  if (deny.has('Condition') && !sameCondition) return false;
  if (deny.has('NotPrincipal') || deny.has('NotAction') || deny.has('NotResource')) return false;
  return (
    allow.actions.length > 0 &&
    covers(deny.actions, allow.actions, (text) => text.toLowerCase()) &&
    (allow.has('Resource') ? covers(deny.resources, allow.resources, (text) => text) : !allow.has('NotResource')) &&
    coversPrincipals(deny, allow)
  );
}

function covers(wide: readonly TextItem[], narrow: readonly TextItem[], form: (text: string) => string): boolean {
  return narrow.every((item) =>
    wide.some((each) => !item.text.includes('${') && globCovers(form(each.text), form(item.text))),
  );
}

function coversPrincipals(deny: StatementSubject, allow: StatementSubject): boolean {
  if (!deny.has('Principal') && !allow.has('Principal')) return true;
  if (deny.principals.some((principal) => principal.anyone)) return allow.has('Principal');
  return JSON.stringify(deny.raw['Principal']) === JSON.stringify(allow.raw['Principal']);
}
