import { SNAPSHOT_SCHEMA, type Snapshot } from '../snapshot/snapshot.ts';
import type { GatherRequest } from './gather-request.ts';
import { absent, noIdentity, noOrganization, notCollected } from './not-read.ts';

type WebFunction = Extract<Snapshot['target'], { kind: 'webFunction' }>;

/** The evidence for a Lambda Web Function: nothing is asked, since nothing of it could be decided yet. */
export function unsupportedSnapshot(request: GatherRequest, target: WebFunction): Snapshot {
  const open = notCollected('lambda:GetWebFunction', 'Lambda Web Functions are not supported yet');
  const { caller } = request;
  return {
    schema: SNAPSHOT_SCHEMA,
    collectedAt: request.now.toISOString(),
    tool: request.tool,
    target,
    sources: [],
    caller: caller === undefined ? open : { status: 'collected', value: caller, by: 'command line' },
    identity: noIdentity(open),
    organization: noOrganization(open),
    function: open,
    api: absent('the target is no API'),
    vpcEndpoint: open,
    context: request.context,
  };
}
