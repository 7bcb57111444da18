import { sparesSomebody } from './binds-caller.ts';
import { globMatches } from './glob.ts';
import type { ConditionItem, PolicySubject, StatementSubject } from './policy-subject.ts';

/**
 * Whether another statement denies what this one allows to everybody who is not on its list: addresses, endpoints,
 * organizations. AWS's own way to open a resource to a network.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
 */
export function isFencedIn(policy: PolicySubject, statement: StatementSubject): boolean {
  return policy.statements.some(
    (other) =>
      other.effect === 'Deny' &&
      other.principals.some((principal) => principal.anyone) &&
      other.conditions.some(sparesSomebody) &&
      other.conditions.every((condition) => sparesSomebody(condition) || isGuard(condition)) &&
      covers(other, statement),
  );
}

/** Calls that AWS services make for somebody are spared too. */
function isGuard({ base, keyLower }: ConditionItem): boolean {
  return (
    /^(bool|null)$/.test(base) && /^aws:(viaawsservice|principalisawsservice|source\w+|principal\w+)$/.test(keyLower)
  );
}

function covers(deny: StatementSubject, allow: StatementSubject): boolean {
  if (deny.open.has('Condition') || !allow.has('Action')) return false;
  return (
    allow.allActions.every((one) => deny.allActions.some((other) => globMatches(other.lower, one.lower))) &&
    allow.allResources.every((one) => deny.allResources.some((other) => globMatches(other.text, one.text)))
  );
}
