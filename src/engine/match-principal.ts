import type { CallerFacts } from './call.ts';
import type { CompiledPrincipal, CompiledPrincipals } from './compile-principal.ts';
import { certain, either, NO, type Ternary, UNKNOWN, YES } from './ternary.ts';

/**
 * How a resource policy means a caller. The form decides which implicit denies a grant gets past
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html):
 * `direct` names this very principal or everybody, `named` the role or user behind a session, `account` the account.
 */
export interface PrincipalMatch {
  readonly direct: Ternary;
  readonly named: Ternary;
  readonly account: Ternary;
}

const NO_MATCH: PrincipalMatch = { direct: NO, named: NO, account: NO };
const DIRECT: PrincipalMatch = { direct: YES, named: NO, account: NO };
const NAMED: PrincipalMatch = { direct: NO, named: YES, account: NO };
const PERHAPS_NAMED: PrincipalMatch = { direct: NO, named: UNKNOWN, account: NO };

/** How the principals of an Allow or Deny statement of a resource policy mean the caller. */
export function matchPrincipal(
  principals: CompiledPrincipals,
  effect: 'Allow' | 'Deny',
  caller: CallerFacts,
): PrincipalMatch {
  // A statement of a resource policy that names no principal means nobody.
  if (principals.kind === 'none') return NO_MATCH;
  if (principals.kind === 'principal') return meansCaller(principals.principal, caller);
  // NotPrincipal with Allow is not supported: docs/semantics.md, `not-principal-allow`.
  if (effect === 'Allow') return NO_MATCH;
  return { direct: hitByNotPrincipal(principals.principal, caller), named: NO, account: NO };
}

/** Any of the three forms. */
export function anyForm(match: PrincipalMatch): Ternary {
  return either(match.direct, either(match.named, match.account));
}

function meansCaller(principal: CompiledPrincipal, caller: CallerFacts): PrincipalMatch {
  if (principal.everybody) return DIRECT;
  if (caller.kind === 'service') return principal.services.has(caller.servicePrincipal ?? '') ? DIRECT : NO_MATCH;
  if (principal.arns.size > 0) {
    if (caller.arn !== undefined && caller.kind !== 'root' && principal.arns.has(caller.arn)) return DIRECT;
    if (caller.roleArn !== undefined && principal.arns.has(caller.roleArn)) return NAMED;
    if (caller.federatedBy !== undefined && principal.arns.has(caller.federatedBy)) return NAMED;
  }
  const account = certain(namesAccount(principal, caller));
  const perhaps = perhapsRole(principal, caller) ? PERHAPS_NAMED : NO_MATCH;
  return account === NO ? perhaps : { ...perhaps, account };
}

/** The root ARN and the bare account id mean the same; only the ARN has a partition. */
function namesAccount(principal: CompiledPrincipal, caller: CallerFacts): boolean {
  if (caller.account === undefined) return false;
  const partitions = principal.accounts.get(caller.account);
  if (partitions === undefined) return false;
  return partitions.some((partition) => partition === '' || partition === (caller.partition ?? partition));
}

/** A session whose role is known by name only may be the session of a role that is named with its path. */
function perhapsRole(principal: CompiledPrincipal, caller: CallerFacts): boolean {
  if (caller.roleName === undefined || caller.roleArn !== undefined || caller.account === undefined) return false;
  const candidates = principal.pathRoles.get(caller.roleName) ?? [];
  return candidates.some((arn) => arn.includes(`::${caller.account}:role/`));
}

/**
 * Deny with NotPrincipal spares a caller only when every level is listed: the account, the role, the session. It hits
 * each principal that has a permissions boundary, whatever is listed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function hitByNotPrincipal(listed: CompiledPrincipal, caller: CallerFacts): Ternary {
  if (listed.everybody) return caller.hasBoundary;
  if (caller.kind === 'service') return certain(!listed.services.has(caller.servicePrincipal ?? ''));
  if (caller.kind === 'anonymous') return YES;
  const spared = sparedByList(listed, caller);
  if (spared === NO) return YES;
  return either(caller.hasBoundary, spared === UNKNOWN ? UNKNOWN : NO);
}

function sparedByList(listed: CompiledPrincipal, caller: CallerFacts): Ternary {
  if (!namesAccount(listed, caller)) return NO;
  if (caller.kind === 'root') return YES;
  if (caller.arn === undefined || !listed.arns.has(caller.arn)) return NO;
  if (caller.roleName === undefined) return YES;
  if (caller.roleArn !== undefined) return certain(listed.arns.has(caller.roleArn));
  return listed.pathRoles.has(caller.roleName) ? UNKNOWN : NO;
}
