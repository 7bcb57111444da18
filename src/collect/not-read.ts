import type { Evidence } from '../domain/evidence.ts';
import type { IdentityEvidence, OrganizationEvidence } from '../snapshot/snapshot.ts';

type Unavailable = Extract<Evidence<never>, { status: 'unavailable' }>;

/** Evidence that nobody asked for; `detail` says why. */
export function notCollected(operation: string, detail: string): Unavailable {
  return { status: 'unavailable', operation, reason: 'notCollected', detail };
}

/** Evidence that is known not to exist; `by` says from where. */
export function absent(by: string): { readonly status: 'absent'; readonly by: string } {
  return { status: 'absent', by };
}

/** Identity evidence of a principal that nobody could ask for. */
export function noIdentity(missing: Unavailable): IdentityEvidence {
  return { policies: missing, groups: missing, boundary: missing, session: missing, tags: missing };
}

/** Organization evidence of an account that nobody could ask for. */
export function noOrganization(missing: Unavailable): OrganizationEvidence {
  return { id: missing, managementAccount: missing, scps: missing };
}
