import type { Evidence } from '../domain/evidence.ts';
import type { Snapshot, SourceContribution } from '../snapshot/snapshot.ts';

/** What one source gave to the combined snapshot: the pieces that are its own, in words. */
export function contributionOf(from: string, source: Snapshot, combined: Snapshot): SourceContribution {
  const used = new Set(piecesOf(combined).map(({ evidence }) => evidence));
  const gave = piecesOf(source).flatMap(({ evidence, words }) =>
    used.has(evidence) && words !== undefined ? [words] : [],
  );
  return { from, gave: gave.length === 0 ? ['nothing for this call'] : gave };
}

interface Piece {
  readonly evidence: Evidence<unknown>;
  /** Undefined when the piece says nothing worth a word. */
  readonly words: string | undefined;
}

function piecesOf(snapshot: Snapshot): readonly Piece[] {
  const { caller, identity, organization } = snapshot;
  const stated = caller.status === 'collected' && caller.by === 'command line';
  return [
    { evidence: caller, words: caller.status === 'collected' && !stated ? 'caller identity' : undefined },
    counted(identity.policies, 'identity policy', 'identity policies'),
    counted(identity.groups, 'group with its policies', 'groups with their policies'),
    named(identity.boundary, 'permissions boundary', 'no permissions boundary'),
    named(identity.tags, 'principal tags'),
    named(organization.id, 'organization id'),
    counted(organization.scps, 'level of service control policies', 'levels of service control policies'),
    ...functionPieces(snapshot.function),
    ...apiPieces(snapshot.api),
  ];
}

function functionPieces(found: Snapshot['function']): readonly Piece[] {
  if (found.status !== 'collected') return [];
  const { policy, qualifiedPolicy, urls, aliases, tags, qualifier } = found.value;
  return [
    named(policy, 'function policy', 'no function policy'),
    named(qualifiedPolicy, `function policy of ${qualifier ?? 'the qualifier'}`),
    counted(urls, 'function URL', 'function URLs'),
    counted(aliases, 'alias', 'aliases'),
    named(tags, 'function tags'),
  ];
}

function apiPieces(found: Snapshot['api']): readonly Piece[] {
  if (found.status !== 'collected') return [];
  const { policy, stage, route, routes } = found.value;
  return [
    named(policy, 'API resource policy', found.value.type === 'REST' ? 'no API resource policy' : undefined),
    { evidence: stage, words: stage.status === 'collected' && stage.by !== 'target' ? 'stage' : undefined },
    named(route, 'route'),
    counted(routes, 'route of the API', 'routes of the API'),
  ];
}

function named(evidence: Evidence<unknown>, collected: string, absent?: string): Piece {
  const isAsked = evidence.status === 'absent' && /[:/.]/.test(evidence.by);
  return { evidence, words: evidence.status === 'collected' ? collected : isAsked ? absent : undefined };
}

function counted(evidence: Evidence<readonly unknown[]>, one: string, many: string): Piece {
  if (evidence.status !== 'collected') return { evidence, words: undefined };
  const count = evidence.value.length;
  return { evidence, words: count === 0 ? `no ${many}` : `${count} ${count === 1 ? one : many}` };
}
