import { isOpen, type Slot } from '../source/open.ts';
import { attachedPolicies } from './attached-policies.ts';
import { identityOwners, managedMayGrant } from './identity-grants.ts';
import { oncePer } from './once-per.ts';
import { policiesOfType } from './policies-with.ts';
import type { PolicySubject } from './policy-subject.ts';
import { scopeOf } from './scope-of.ts';
import type { PrincipalEntity, TemplateSubject } from './template-subject.ts';

/** What the holders of a managed policy may have besides it. */
export interface HeldBeside {
  readonly policies: readonly PolicySubject[];
  /** One of them has a policy that nobody sees and that may grant calls. */
  readonly unseen: boolean;
}

/** What hangs on a principal by its ARN, there or by a resource of its own. */
export function heldArns(template: TemplateSubject, principal: PrincipalEntity): readonly Slot<string>[] {
  const attached = attachedPolicies(template, principal).map(({ policy }) => policy);
  return [...principal.managedPolicyArns.map(({ arn }) => arn), ...attached];
}

/** The managed policies of the scope, and the policies of the principals there that hold such a policy; undefined for others. */
export function heldBeside(template: TemplateSubject, policy: PolicySubject): HeldBeside | undefined {
  if (policy.form !== 'managed' || identityOwners(template).has(policy)) return undefined;
  return byScope(template).get(scopeOf(policy.at('')));
}

const byScope = oncePer((template: TemplateSubject): ReadonlyMap<string, HeldBeside> => {
  const found = new Map<string, { policies: PolicySubject[]; unseen: boolean }>();
  const owners = identityOwners(template);
  for (const policy of policiesOfType(template, 'identity')) {
    if (policy.form !== 'managed' || owners.has(policy)) continue;
    const scope = scopeOf(policy.at(''));
    const known = found.get(scope);
    if (known === undefined) found.set(scope, { policies: [policy], unseen: false });
    else known.policies.push(policy);
  }
  if (found.size === 0) return found;
  for (const principal of template.principals) {
    const beside = found.get(scopeOf(principal.at));
    const arns = beside === undefined ? [] : heldArns(template, principal);
    if (beside === undefined || !arns.some(isDeclared)) continue;
    beside.policies.push(...principal.policies);
    beside.unseen ||= arns.some((arn) => !isDeclared(arn) && managedMayGrant(arn));
  }
  return found;
});

/** A reference to a policy of the template. */
function isDeclared(arn: Slot<string>): boolean {
  return isOpen(arn) && arn.refs.some(({ kind, name }) => kind === 'resource' && !name.startsWith('data.'));
}
