import { partitionOfRegion } from '../domain/aws-host.ts';
import type { Caller } from '../domain/caller.ts';
import type { Target } from '../domain/target.ts';
import { collectSnapshot } from './collect-snapshot.ts';
import { fileReaders, regionOf, soleAccount } from './evidence-dir/file-readers.ts';
import { loadEvidenceDir } from './evidence-dir/load-evidence-dir.ts';
import type { GatherRequest } from './gather-request.ts';
import type { Source } from './gather-source.ts';

/** What folders of AWS CLI outputs say about the call, one source per folder. */
export async function gatherEvidence(
  request: GatherRequest,
  target: Target,
  caller: Caller | undefined,
): Promise<readonly Source[]> {
  return Promise.all(request.evidenceDirs.map((dir) => gatherDir(dir, request, { target, caller })));
}

interface Call {
  readonly target: Target;
  readonly caller: Caller | undefined;
}

async function gatherDir(dir: string, request: GatherRequest, { target, caller }: Call): Promise<Source> {
  const { facts, unused } = await loadEvidenceDir(dir);
  const own = 'region' in target ? target.region : undefined;
  const region = own ?? regionOf(facts, target.kind === 'function' ? target.name : undefined) ?? request.region ?? '';
  const snapshot = await collectSnapshot(fileReaders(facts, caller?.account), {
    target,
    caller,
    region,
    partition: partitionOfRegion(region),
    temporary: undefined,
    accountHint: soleAccount(facts),
    anyAccount: true,
    now: request.now,
    tool: request.tool,
    onProgress: () => undefined,
  });
  return { from: dir, snapshot, unused };
}
