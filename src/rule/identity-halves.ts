import { type FunctionPolicies, functionPolicies } from './function-policies.ts';
import { namesAction } from './grants.ts';
import { INVOKE_ACTION, URL_ACTION, viaUrlOnly } from './half-pairs.ts';
import { heldArns, heldBeside } from './held-beside.ts';
import { mayOverlap, slotKey } from './holes.ts';
import { identityOwners, managedMayGrant, reachesFunction, staysHere } from './identity-grants.ts';
import { mayNameAction } from './may-name.ts';
import { oncePer } from './once-per.ts';
import { policiesWith } from './policies-with.ts';
import type { PolicySubject, StatementSubject } from './policy-subject.ts';
import { accountOf, isAccount } from './same-principal.ts';
import { scopeOf } from './scope-of.ts';
import type { PrincipalEntity, TemplateSubject } from './template-subject.ts';

/** A statement of an identity policy that grants one half of a function URL call only. */
export interface IdentityHalf {
  readonly policy: PolicySubject;
  readonly statement: StatementSubject;
  readonly missing: typeof URL_ACTION | typeof INVOKE_ACTION;
}

/** Identity policies of the set that hold one half; what other policies of their owner may grant keeps them out. */
export const identityHalves = oncePer((template: TemplateSubject): readonly IdentityHalf[] => {
  const owners = identityOwners(template);
  return policiesWith(template, ['service:lambda'], 'identity').flatMap((policy) => {
    if (policy.mayHaveMore) return [];
    return policy.statements.flatMap((statement) => {
      const missing = missingIn(statement);
      if (missing === undefined || grantedElsewhere(template, { policy, statement, missing }, owners.get(policy)))
        return [];
      return [{ policy, statement, missing }];
    });
  });
});

const URL_LOWER = URL_ACTION.toLowerCase();

function missingIn(statement: StatementSubject): IdentityHalf['missing'] | undefined {
  if (statement.effect !== 'Allow') return undefined;
  const url = statement.actions.some((item) => item.lower === URL_LOWER);
  if (url) return mayNameAction(statement, INVOKE_ACTION) ? undefined : INVOKE_ACTION;
  const invoke = namesAction(statement, INVOKE_ACTION) && viaUrlOnly(statement);
  return invoke && !mayNameAction(statement, URL_ACTION) ? URL_ACTION : undefined;
}

function grantedElsewhere(template: TemplateSubject, half: IdentityHalf, owner: PrincipalEntity | undefined): boolean {
  if (owner !== undefined && heldArns(template, owner).some(managedMayGrant)) return true;
  const held = heldBeside(template, half.policy);
  if (held?.unseen === true) return true;
  const own = owner?.policies ?? held?.policies ?? namesakes(template).get(nameOf(half.policy) ?? '') ?? [half.policy];
  const beside = own.some((policy) => policy.mayHaveMore || policy.statements.some((other) => gives(other, half)));
  return beside || functionGives(template, half);
}

function gives(other: StatementSubject, { statement, missing }: IdentityHalf): boolean {
  if (other.effect !== 'Allow' || !mayNameAction(other, missing)) return false;
  if (!other.has('Resource') || other.open.has('Resource') || statement.open.has('Resource')) return true;
  return other.resources.some((one) => statement.resources.some((two) => mayOverlap(one.text, two.text)));
}

/** In the function's own account its policy may grant the other half; a caller of another account needs both here too. */
function functionGives(template: TemplateSubject, { policy: own, statement, missing }: IdentityHalf): boolean {
  const groups = staysHere(statement)
    ? (groupsByScope(template).get(scopeOf(own.at(''))) ?? [])
    : functionPolicies(template);
  return groups.some(
    ({ entity, policies }) =>
      reachesFunction(statement, entity) &&
      policies.some((policy) =>
        policy.statements.some(
          (other) =>
            other.effect === 'Allow' &&
            mayNameAction(other, missing) &&
            other.allPrincipals.some(
              (principal) => principal.principalType !== 'Service' && !foreign(other, principal),
            ),
        ),
      ),
  );
}

const groupsByScope = oncePer((template: TemplateSubject): ReadonlyMap<string, readonly FunctionPolicies[]> => {
  const scopes = new Map<string, FunctionPolicies[]>();
  for (const group of functionPolicies(template)) {
    const [policy] = group.policies;
    if (policy === undefined) continue;
    const scope = scopeOf(group.entity?.at ?? policy.at(''));
    const beside = scopes.get(scope) ?? [];
    beside.push(group);
    scopes.set(scope, beside);
  }
  return scopes;
});

function foreign(statement: StatementSubject, principal: StatementSubject['allPrincipals'][number]): boolean {
  const caller = accountOf(principal);
  const own = statement.allResources[0]?.arn?.account;
  if (caller === undefined || own === undefined || !/^\d{12}$/.test(caller)) return false;
  return /^\d{12}$/.test(own) ? own !== caller : isAccount(principal);
}

/** Policies of a principal that is declared elsewhere, by what names it. */
const namesakes = oncePer((template: TemplateSubject): ReadonlyMap<string, readonly PolicySubject[]> => {
  const found = new Map<string, PolicySubject[]>();
  for (const policy of template.policies) {
    const name = policy.type === 'identity' ? nameOf(policy) : undefined;
    if (name === undefined) continue;
    const beside = found.get(name) ?? [];
    beside.push(policy);
    found.set(name, beside);
  }
  return found;
});

function nameOf({ attachedTo }: PolicySubject): string | undefined {
  const name = attachedTo?.name === undefined ? undefined : slotKey(attachedTo.name);
  return name === undefined ? undefined : `${attachedTo?.kind}\n${name}`;
}
