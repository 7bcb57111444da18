import type { BlindSpot } from '../domain/plan.ts';
import type { AccessQuestion, LayerPolicies } from '../domain/question.ts';

/** Returns what could not be read or parsed among the policies of a question, in the order of the layers. */
export function blindSpots(question: AccessQuestion): readonly BlindSpot[] {
  const { identity, boundary, session, resource, vpcEndpoint, authorizer, scps } = question.policies;
  const controls =
    'unknown' in scps
      ? [{ what: 'service control policies', because: scps.unknown, remedy: ORGANIZATION }]
      : scps.flatMap((level) => ofLayer(`service control policies of ${level.target}`, level, ORGANIZATION));
  return [
    ...controls,
    ...ofLayer('resource policy', resource, READ),
    ...ofLayer('identity policies', identity, READ),
    ...ofLayer('permissions boundary', boundary, READ),
    ...ofLayer('session policy', session, 'pass its document with --evidence'),
    ...ofLayer('VPC endpoint policy', vpcEndpoint, READ),
    ...ofLayer('authorizer', authorizer ?? null, 'read the log of the authorizer'),
  ];
}

/** What helps when a read was refused. */
export const READ =
  'allow the reads that `why403 permissions` lists, or pass the output of the AWS CLI with --evidence';
const ORGANIZATION =
  'ask the owner of the organization, pass `aws organizations` outputs with --evidence, or state it: --assume-no-scp';

function ofLayer(what: string, layer: LayerPolicies | null, remedy: string): readonly BlindSpot[] {
  if (layer === null) return [];
  const documents = layer.policies.flatMap((policy) =>
    'unreadable' in policy
      ? [
          {
            what: `${what}: ${policy.source.name}`,
            because: policy.unreadable,
            remedy: remedyFor(policy.unreadable, remedy),
          },
        ]
      : [],
  );
  if (layer.complete) return documents;
  return [{ what, because: layer.why ?? 'not collected', remedy }, ...documents];
}

function remedyFor(unreadable: string, remedy: string): string {
  return unreadable.includes('does not parse') ? 'repair the document' : remedy;
}
