import { hasHole, type Slot, slotText } from '../source/open.ts';
import { hasWildcard } from './glob.ts';
import { mayOverlap, resourceNames } from './holes.ts';
import { mayNameAction } from './may-name.ts';
import { oncePer } from './once-per.ts';
import { policiesWith } from './policies-with.ts';
import type { PolicySubject, PrincipalItem, StatementSubject } from './policy-subject.ts';
import { isAccount } from './same-principal.ts';
import { scopeOf } from './scope-of.ts';
import type { FunctionEntity, PrincipalEntity, TemplateSubject } from './template-subject.ts';

/** What an identity policy is asked for. */
export interface IdentityQuestion {
  readonly action: string;
  /** Function that the grant must be able to reach; any when not declared. */
  readonly function: FunctionEntity | undefined;
  /** Caller that the policy must be able to belong to; anybody when not stated. */
  readonly principal?: PrincipalItem;
}

/** An Allow of an identity policy. */
interface Grant {
  readonly owner: PrincipalEntity | undefined;
  readonly policy: PolicySubject;
  readonly statement: StatementSubject;
}

/** The grants of one action: by scope, those that may reach functions of other scopes, and of these the unattached. */
interface Grants {
  readonly all: readonly Grant[];
  readonly here: ReadonlyMap<string, readonly Grant[]>;
  readonly far: readonly Grant[];
  readonly unattached: readonly Grant[];
}

/** Whether some identity policy of the set may grant the action. */
export function identityMayGrant(template: TemplateSubject, question: IdentityQuestion): boolean {
  const { principal } = question;
  const may = ({ owner, policy, statement }: Grant): boolean =>
    (principal === undefined || (owner === undefined ? mayHangOn(policy, principal) : mayBe(owner, principal))) &&
    reachesFunction(statement, question.function);
  const grants = grantsOf(template)(question.action);
  if (question.function === undefined) return grants.all.some(may);
  const here = grants.here.get(scopeOf(question.function.at)) ?? [];
  const referred = principal !== undefined && resourceNames(principal.open).length > 0;
  return here.some(may) || (referred ? grants.unattached : grants.far).some(may);
}

const grantsOf = oncePer((template: TemplateSubject): ((action: string) => Grants) => {
  const known = new Map<string, Grants>();
  return (action) => {
    const grants = known.get(action) ?? findGrants(template, action);
    known.set(action, grants);
    return grants;
  };
});

function findGrants(template: TemplateSubject, action: string): Grants {
  const owners = identityOwners(template);
  const all: Grant[] = [];
  const here = new Map<string, Grant[]>();
  const service = `service:${action.slice(0, action.indexOf(':')).toLowerCase()}`;
  for (const policy of policiesWith(template, [service, 'open'], 'identity')) {
    const own = policy.statements.filter((one) => one.effect === 'Allow' && mayNameAction(one, action));
    if (own.length === 0) continue;
    const scope = scopeOf(policy.at(''));
    const beside = here.get(scope) ?? [];
    here.set(scope, beside);
    for (const statement of own) {
      const grant = { owner: owners.get(policy), policy, statement };
      all.push(grant);
      beside.push(grant);
    }
  }
  const far = all.filter(({ statement }) => !staysHere(statement));
  return { all, here, far, unattached: far.filter(({ owner }) => owner === undefined) };
}

/** Whether the resources are references only, which lead nowhere but to the scope of the statement. */
export function staysHere(statement: StatementSubject): boolean {
  return (
    statement.allResources.length > 0 && statement.allResources.every((item) => resourceNames(item.open).length > 0)
  );
}

/** The declared principal of each attached identity policy. */
export const identityOwners = oncePer(
  (template: TemplateSubject): ReadonlyMap<PolicySubject, PrincipalEntity> =>
    new Map(template.principals.flatMap((entity) => entity.policies.map((policy) => [policy, entity] as const))),
);

/** Whether an attached managed policy may grant calls: all may whose content nobody sees, of AWS's own a few. */
export function managedMayGrant(arn: Slot<string>): boolean {
  const text = slotText(arn);
  if (text === undefined || !/:iam::aws:policy\//.test(text)) return true;
  return /AdministratorAccess|PowerUserAccess|AWSLambda_?FullAccess|AWSLambdaRole|AmazonAPIGateway/.test(text);
}

/** Whether a policy of a principal that is not declared may be the one of a principal element. */
function mayHangOn({ attachedTo }: PolicySubject, principal: PrincipalItem): boolean {
  if (principal.principalType === 'Service') return false;
  const name = attachedTo?.name;
  if (typeof name !== 'string' || principal.anyone || isAccount(principal)) return true;
  // A reference leads to a declared principal, and that one would own the policy.
  if (resourceNames(principal.open).length > 0) return false;
  const { arn } = principal;
  if (arn === undefined) return true;
  const [kind = ''] = arn.resource.split('/');
  const own = arn.resource.split('/').at(-1) ?? '';
  if (attachedTo?.kind === 'group') return kind !== 'role';
  return mayOverlap(kind, attachedTo?.kind ?? kind) && mayOverlap(name, own);
}

/** Whether a principal element may stand for the declared role, user or group. */
export function mayBe(entity: PrincipalEntity, principal: PrincipalItem): boolean {
  if (principal.principalType === 'Service') return false;
  if (principal.anyone || isAccount(principal)) return true;
  const references = resourceNames(principal.open);
  if (references.length > 0) return references.includes(entity.id);
  const name = principal.arn?.resource.split('/').at(-1);
  if (typeof entity.name === 'string' && name !== undefined) return mayOverlap(entity.name, name);
  return principal.arn === undefined || principal.open !== undefined;
}

/** Whether the resources of a statement may take in the function, with any qualifier. */
export function reachesFunction(statement: StatementSubject, entity: FunctionEntity | undefined): boolean {
  if (entity === undefined || !statement.has('Resource') || statement.open.has('NotResource')) return true;
  if (statement.allResources.length === 0) return true;
  return statement.allResources.some((item) => {
    const references = resourceNames(item.open);
    if (references.length > 0) return references.includes(entity.id);
    const name = item.arn?.resource.split(':')[1];
    if (item.text === '*' || name === undefined) return item.text.includes('*') || item.open !== undefined;
    // A function without a name gets one with a random end: no literal is it.
    if (entity.name === undefined && !hasHole(name)) return hasWildcard(name);
    return typeof entity.name !== 'string' || mayOverlap(name, entity.name);
  });
}
