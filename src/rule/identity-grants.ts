import { hasHole, type Slot, slotText } from '../source/open.ts';
import { hasWildcard } from './glob.ts';
import { mayOverlap, resourceNames } from './holes.ts';
import { mayNameAction } from './may-name.ts';
import type { PolicySubject, PrincipalItem, StatementSubject } from './policy-subject.ts';
import { isAccount } from './same-principal.ts';
import type { FunctionEntity, PrincipalEntity, TemplateSubject } from './template-subject.ts';

/** What an identity policy is asked for. */
export interface IdentityQuestion {
  readonly action: string;
  /** Function that the grant must be able to reach; any when not declared. */
  readonly function: FunctionEntity | undefined;
  /** Caller that the policy must be able to belong to; anybody when not stated. */
  readonly principal?: PrincipalItem;
}

/** Whether some identity policy of the set may grant the action. */
export function identityMayGrant(template: TemplateSubject, question: IdentityQuestion): boolean {
  const owners = identityOwners(template);
  return template.policies.some((policy) => {
    if (policy.type !== 'identity') return false;
    const owner = owners.get(policy);
    if (question.principal !== undefined && owner !== undefined && !mayBe(owner, question.principal)) return false;
    return policy.statements.some(
      (statement) =>
        statement.effect === 'Allow' &&
        mayNameAction(statement, question.action) &&
        reachesFunction(statement, question.function),
    );
  });
}

/** The declared principal of each attached identity policy. */
export function identityOwners(template: TemplateSubject): ReadonlyMap<PolicySubject, PrincipalEntity> {
  return new Map(template.principals.flatMap((entity) => entity.policies.map((policy) => [policy, entity] as const)));
}

/** Whether an attached managed policy may grant calls: all may whose content nobody sees, of AWS's own a few. */
export function managedMayGrant(arn: Slot<string>): boolean {
  const text = slotText(arn);
  if (text === undefined || !/:iam::aws:policy\//.test(text)) return true;
  return /AdministratorAccess|PowerUserAccess|AWSLambda_?FullAccess|AWSLambdaRole|AmazonAPIGateway/.test(text);
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
