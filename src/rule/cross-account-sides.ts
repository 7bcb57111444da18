import { mayOverlap } from './holes.ts';
import { identityOwners, managedMayGrant } from './identity-grants.ts';
import { mayNameAction } from './may-name.ts';
import { policiesOfType } from './policies-with.ts';
import type { PolicySubject, PrincipalItem, ResourceItem, StatementSubject } from './policy-subject.ts';
import { accountOf } from './same-principal.ts';
import type { PrincipalEntity, TemplateSubject } from './template-subject.ts';

/** What is called, and the type of the policy on its side. */
export interface CrossCall {
  readonly type: 'lambda' | 'rest-api';
  readonly action: string;
  /** What else belongs to the call: a side with one of the two is half, not silent. */
  readonly also?: string;
}

/** A principal of another account that the resource policy allows, whose own policies, in the set, say nothing of the call. */
export function* silentCallers(
  template: TemplateSubject,
  call: CrossCall,
): Iterable<{ readonly policy: PolicySubject; readonly principal: PrincipalItem }> {
  for (const policy of policiesOfType(template, call.type)) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !mayNameAction(statement, call.action)) continue;
      for (const principal of statement.principals)
        if (isForeign(template, statement, principal) && callerIsSilent(template, principal, call))
          yield { policy, principal };
    }
  }
}

/** A grant of an identity policy on another account's function or API, whose policy, in the set, names nobody of ours. */
export function* silentResources(
  template: TemplateSubject,
  call: CrossCall,
): Iterable<{ readonly policy: PolicySubject; readonly item: ResourceItem }> {
  const { account } = template.settings;
  if (account === undefined) return;
  for (const policy of policiesOfType(template, 'identity')) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !mayNameAction(statement, call.action)) continue;
      const foreign = statement.resources.filter(
        (item) => /^\d{12}$/.test(item.arn?.account ?? '') && item.arn?.account !== account,
      );
      for (const item of foreign) if (resourceIsSilent(template, item, { ...call, account })) yield { policy, item };
    }
  }
}

/** A literal account other than the one of the resource, or of the deployment when that is stated. */
function isForeign(template: TemplateSubject, statement: StatementSubject, principal: PrincipalItem): boolean {
  const caller = accountOf(principal);
  if (caller === undefined || !/^\d{12}$/.test(caller)) return false;
  const written = statement.allResources[0]?.arn?.account ?? '';
  const own = /^\d{12}$/.test(written) ? written : template.settings.account;
  return own !== undefined && own !== caller;
}

/** The caller's policies are in the set when a role or user of its name is, or when they are the only other document. */
function callerIsSilent(template: TemplateSubject, principal: PrincipalItem, call: CrossCall): boolean {
  const name = principal.arn?.resource.split('/').at(-1);
  const entities = template.principals.filter((entity) => name !== undefined && entity.name === name);
  if (entities.length > 0) return entities.every((entity) => grantsNothing(entity, call));
  if (template.policies.length !== 2) return false;
  const [identity] = policiesOfType(template, 'identity');
  if (identity === undefined || identityOwners(template).has(identity) || identity.mayHaveMore) return false;
  return !identity.statements.some((statement) => mayNameCall(statement, call));
}

function mayNameCall(statement: StatementSubject, { action, also }: CrossCall): boolean {
  return mayNameAction(statement, action) || (also !== undefined && mayNameAction(statement, also));
}

function grantsNothing(entity: PrincipalEntity, call: CrossCall): boolean {
  if (entity.managedPolicyArns.some(({ arn }) => managedMayGrant(arn))) return false;
  return entity.policies.every(
    (policy) => !policy.mayHaveMore && !policy.statements.some((statement) => mayNameCall(statement, call)),
  );
}

function resourceIsSilent(
  template: TemplateSubject,
  item: ResourceItem,
  call: CrossCall & { readonly account: string },
): boolean {
  const name = item.arn?.resource.split(/[:/]/)[call.type === 'lambda' ? 1 : 0] ?? '*';
  const policies = policiesOfType(template, call.type).filter((policy) => policyNames(policy, item, name));
  if (policies.length === 0)
    return call.type === 'rest-api' && template.apis.some((api) => api.apiId === name && api.policyState === 'absent');
  return policies.every(
    (policy) =>
      !policy.mayHaveMore &&
      policy.statements.every(
        (statement) =>
          statement.effect !== 'Allow' ||
          !mayNameCall(statement, call) ||
          (!statement.open.has('Principal') &&
            statement.principals.every((principal) => !principal.anyone && accountOf(principal) !== call.account)),
      ),
  );
}

function policyNames(policy: PolicySubject, item: ResourceItem, name: string): boolean {
  if (policy.attachedTo?.arn === name || policy.attachedTo?.id === name) return true;
  return policy.statements.some((statement) =>
    statement.resources.some((other) => other.arn?.account === item.arn?.account && mayOverlap(other.text, item.text)),
  );
}
