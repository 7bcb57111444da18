import type { PolicySubject, PrincipalItem, StatementSubject } from './policy-subject.ts';

/**
 * Whether a statement of a resource's policy hands decisions to the IAM policies of the owner's account, as AWS writes it
 * itself: the root of the account in a key policy, or of the account of the template.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function handsToOwner(policy: PolicySubject, statement: StatementSubject, principal: PrincipalItem): boolean {
  if (policy.type !== 'resource' || !isAccountRoot(principal)) return false;
  const { allActions } = statement;
  if (allActions.length > 0 && allActions.every((action) => action.service === 'kms')) return true;
  return principal.open?.refs.some(({ kind, name }) => kind === 'pseudo' && name === 'AWS::AccountId') === true;
}

/** `arn:aws:iam::111122223333:root`. */
export function isAccountRoot({ arn }: PrincipalItem): boolean {
  return arn?.service === 'iam' && arn.resource === 'root';
}
