import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { PolicySource } from '../domain/policy.ts';
import { mapLimited } from './map-limited.ts';
import type { IamEntity, IamReader, NamedPolicy } from './readers.ts';

/**
 * The inline and attached policies of a user, role or group. When one of the two lists cannot be read the whole is
 * unavailable: a list with holes must not look complete.
 */
export async function collectPolicies(iam: IamReader, of: IamEntity): Promise<Evidence<readonly PolicyEvidence[]>> {
  const [inline, attached] = await Promise.all([
    iam.inlineNames(of).then(async (names) => onCollected(names, (list) => inlinePolicies(iam, of, list))),
    iam.attached(of).then(async (list) => onCollected(list, (found) => managedPolicies(iam, of, found))),
  ]);
  if (inline.status === 'unavailable') return inline;
  if (attached.status === 'unavailable') return attached;
  const value = [
    ...(inline.status === 'collected' ? inline.value : []),
    ...(attached.status === 'collected' ? attached.value : []),
  ];
  return { status: 'collected', value, by: inline.by === attached.by ? inline.by : `${inline.by}, ${attached.by}` };
}

/** The permissions boundary with its document. */
export async function collectBoundary(iam: IamReader, arn: string, of: IamEntity): Promise<PolicyEvidence> {
  const source: PolicySource = {
    layer: 'boundary',
    kind: 'boundary',
    name: nameOfArn(arn),
    arn,
    attachedTo: `${of.type}/${of.name}`,
  };
  return { source, document: await managedDocument(iam, arn) };
}

/** Value → value of a further question; an unavailable or absent list stays what it is. */
export async function onCollected<T, R>(list: Evidence<T>, then: (value: T) => Promise<R>): Promise<Evidence<R>> {
  return list.status === 'collected' ? { status: 'collected', value: await then(list.value), by: list.by } : list;
}

function inlinePolicies(iam: IamReader, of: IamEntity, names: readonly string[]): Promise<PolicyEvidence[]> {
  return mapLimited(names, IN_FLIGHT, async (name) => ({
    source: {
      layer: 'identity',
      kind: of.type === 'group' ? 'group-inline' : 'inline',
      name,
      attachedTo: `${of.type}/${of.name}`,
    },
    document: await iam.inlinePolicy(of, name),
  }));
}

function managedPolicies(iam: IamReader, of: IamEntity, policies: readonly NamedPolicy[]): Promise<PolicyEvidence[]> {
  return mapLimited(policies, IN_FLIGHT, async ({ name, arn }) => ({
    source: {
      layer: 'identity',
      kind: of.type === 'group' ? 'group-managed' : 'managed',
      name,
      arn,
      attachedTo: `${of.type}/${of.name}`,
    },
    document: await managedDocument(iam, arn),
  }));
}

async function managedDocument(iam: IamReader, arn: string): Promise<Evidence<string>> {
  const version = await iam.defaultVersion(arn);
  if (version.status === 'collected') return iam.policyVersion(arn, version.value);
  if (version.status === 'unavailable') return version;
  return { status: 'unavailable', operation: version.by, reason: 'notFound', detail: `policy ${arn} does not exist` };
}

/** IAM throttles by account; AWS advises to stay moderate. */
const IN_FLIGHT = 8;

function nameOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
