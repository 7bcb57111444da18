import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { OrganizationEvidence } from '../snapshot/snapshot.ts';
import { onCollected } from './collect-policies.ts';
import { mapLimited } from './map-limited.ts';
import { absent } from './not-read.ts';
import type { NamedPolicy, OrganizationReader } from './readers.ts';

type Level = { readonly target: string; readonly policies: Evidence<readonly PolicyEvidence[]> };

/**
 * The organization of the caller's account and its service control policies, root first. `own` is the account of the
 * credentials: only for it does DescribeOrganization speak.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export async function collectOrganization(
  reader: OrganizationReader,
  account: string,
  own: string | undefined,
): Promise<OrganizationEvidence> {
  const [organization, scps] = await Promise.all([reader.organization(), levelsOf(reader, account)]);
  if (organization.status === 'absent' && (own === undefined || own === account)) {
    const none = absent(organization.by);
    return { id: none, managementAccount: none, scps: none };
  }
  const other = own !== undefined && own !== account && scps.status !== 'collected';
  const known: typeof organization =
    other && organization.status !== 'unavailable'
      ? {
          status: 'unavailable',
          operation: organization.by,
          reason: 'notCollected',
          detail: `the caller's account ${account} may be in another organization than ${own}`,
        }
      : organization;
  return {
    id: known.status === 'collected' ? { ...known, value: known.value.id } : known,
    managementAccount: known.status === 'collected' ? { ...known, value: known.value.managementAccount } : known,
    scps,
  };
}

/** Walks from the account up; the policies of each level are asked for while the walk goes on. */
async function levelsOf(reader: OrganizationReader, account: string): Promise<Evidence<readonly Level[]>> {
  const levels: Promise<Level>[] = [];
  let [child, by] = [account, ''];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    const parents = await reader.parents(child);
    if (parents.status === 'absent') {
      return {
        status: 'unavailable',
        operation: parents.by,
        reason: 'notFound',
        detail: `${child} is not in this organization`,
      };
    }
    if (parents.status === 'unavailable') return parents;
    if (depth === 0) levels.push(levelOf(reader, account));
    const [parent] = parents.value;
    by = parents.by;
    if (parent === undefined) break;
    levels.unshift(levelOf(reader, parent.id));
    if (parent.type === 'ROOT') break;
    child = parent.id;
  }
  return { status: 'collected', value: await Promise.all(levels), by };
}

/** Five levels of organizational units between root and account. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const DEEPEST = 6;

async function levelOf(reader: OrganizationReader, target: string): Promise<Level> {
  const policies = await onCollected(await reader.controlPolicies(target), (found) =>
    mapLimited(found, 4, (policy) => controlPolicy(reader, policy, target)),
  );
  return { target, policies };
}

async function controlPolicy(
  reader: OrganizationReader,
  { id, name, arn }: NamedPolicy & { readonly id: string },
  target: string,
): Promise<PolicyEvidence> {
  return { source: { layer: 'scp', kind: 'scp', name, arn, attachedTo: target }, document: await reader.policy(id) };
}
