import type { Caller } from '../domain/caller.ts';
import type { Target } from '../domain/target.ts';
import { UserError } from '../domain/user-error.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { combine } from './combine.ts';
import { contributionOf } from './contributions.ts';
import type { GatherRequest } from './gather-request.ts';
import type { Source } from './gather-source.ts';
import { readSnapshotFile } from './read-snapshot-file.ts';
import { retarget } from './retarget.ts';
import { unsupportedSnapshot } from './unsupported-snapshot.ts';

/**
 * The evidence for one call from all sources: the live account first, then snapshot files, then folders of AWS CLI
 * outputs; each fills what those before it could not read. The SDK is loaded only when `live` is asked for. Throws a
 * UserError for input that cannot be used; what AWS refuses is data.
 */
export async function gatherSnapshot(request: GatherRequest): Promise<Snapshot> {
  const files = await Promise.all(request.snapshotPaths.map(readSnapshotFile));
  const target = request.target ?? files[0]?.snapshot.target;
  if (target === undefined) throw new UserError('noTarget', 'no target given', 'name a function, a URL or an ARN');
  if (target.kind === 'webFunction') return unsupportedSnapshot(request, target);
  const sources: Source[] = [];
  if (request.live) {
    const { gatherLive } = await import('./gather-live.ts');
    sources.push(await gatherLive(request, target));
  }
  const caller = request.caller ?? callerOf(sources) ?? callerOf(files);
  sources.push(...files.map(({ from, snapshot }) => ({ from, snapshot: retarget(snapshot, target, caller) })));
  if (request.evidenceDirs.length > 0) {
    const { gatherEvidence } = await import('./gather-evidence.ts');
    sources.push(...(await gatherEvidence(request, target, caller)));
  }
  return combined(request, target, sources);
}

function callerOf(sources: readonly Source[]): Caller | undefined {
  return sources.flatMap(({ snapshot }) => (snapshot.caller.status === 'collected' ? [snapshot.caller.value] : []))[0];
}

function combined(request: GatherRequest, target: Target, sources: readonly Source[]): Snapshot {
  const [first, ...others] = sources;
  if (first === undefined) {
    throw new UserError(
      'noEvidence',
      'no source of evidence given',
      'use a profile, --snapshot FILE or --evidence DIR',
    );
  }
  const whole = combine(
    first.snapshot,
    others.map((source) => source.snapshot),
  );
  const contributions = sources.map(({ from, snapshot }) => contributionOf(from, snapshot, whole));
  const unused = sources.flatMap((source) => source.unused ?? []);
  return {
    ...whole,
    target,
    collectedAt: request.live ? request.now.toISOString() : whole.collectedAt,
    tool: request.tool,
    sources: [...contributions, ...unused, ...statedBy(request, whole)],
    context: { ...whole.context, ...request.context },
    organization: assumesNoScp(request, whole) ? { ...whole.organization, scps: STATED_ABSENT } : whole.organization,
  };
}

const STATED_ABSENT = { status: 'absent', by: '--assume-no-scp' } as const;

function assumesNoScp(request: GatherRequest, whole: Snapshot): boolean {
  const { scps } = whole.organization;
  const unread = scps.status === 'collected' && scps.value.some((level) => level.policies.status === 'unavailable');
  return request.assumeNoScp === true && (scps.status === 'unavailable' || unread);
}

function statedBy(request: GatherRequest, whole: Snapshot): Snapshot['sources'] {
  const keys = Object.keys(request.context);
  const assumed = assumesNoScp(request, whole) ? ['that no service control policy refuses (assumed)'] : [];
  const gave = [...(request.caller === undefined ? [] : ['caller']), ...keys, ...assumed];
  return gave.length === 0 ? [] : [{ from: 'command line', gave }];
}
