import { HOLE } from '../source/open.ts';
import { mayOverlap, resourceNames } from './holes.ts';
import type { PrincipalItem } from './policy-subject.ts';

/** Whether a grant to `wide` may reach whoever `narrow` stands for; false only when the two are certainly apart. */
export function mayReach(wide: PrincipalItem, narrow: PrincipalItem): boolean {
  if (wide.anyone || wide.principalType === '*') return true;
  if (narrow.anyone || narrow.principalType === '*') return false;
  if (apart(wide.principalType, narrow.principalType)) return false;
  if (wide.text === narrow.text && wide.open === undefined && narrow.open === undefined) return true;
  const [one, other] = [accountOf(wide), accountOf(narrow)];
  // An account and a principal in it: the account may hand the grant on.
  if (one !== undefined && other !== undefined && (isAccount(wide) || isAccount(narrow))) return mayOverlap(one, other);
  const [a, b] = [resourceNames(wide.open), resourceNames(narrow.open)];
  if (a.length === 1 && b.length === 1 && wide.text === narrow.text) return a[0] === b[0];
  return mayOverlap(wide.text, narrow.text);
}

/** Account of an AWS principal as far as written; a hole may be any account. */
export function accountOf(principal: PrincipalItem): string | undefined {
  if (principal.principalType === 'Service') return undefined;
  if (/^\d{12}$/.test(principal.text)) return principal.text;
  if (principal.text === HOLE) return HOLE;
  return principal.arn?.account;
}

/** Whether the principal is a whole account: its id, its root, or a reference to the account id. */
export function isAccount(principal: PrincipalItem): boolean {
  if (/^\d{12}$/.test(principal.text) || principal.arn?.resource === 'root') return true;
  return principal.text === HOLE && principal.open?.refs[0]?.name === 'AWS::AccountId';
}

function apart(one: string, other: string): boolean {
  return one !== other && PRINCIPAL_TYPES.has(one) && PRINCIPAL_TYPES.has(other);
}

const PRINCIPAL_TYPES: ReadonlySet<string> = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);
