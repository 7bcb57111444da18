import { partitionOfRegion } from '../domain/aws-host.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Target } from '../domain/target.ts';
import { UserError } from '../domain/user-error.ts';
import { openAwsSession } from './aws-session.ts';
import { collectSnapshot } from './collect-snapshot.ts';
import type { GatherRequest } from './gather-request.ts';
import type { Source } from './gather-source.ts';
import { liveReaders } from './live-readers.ts';
import type { IdentityRecord } from './readers.ts';

/** What the live account says about the call. No credentials, no region, an unknown profile are UserErrors. */
export async function gatherLive(request: GatherRequest, target: Target): Promise<Source> {
  const session = await openAwsSession(request);
  const place = ownRegion(target) ?? session.region;
  if (place === undefined) {
    throw new UserError(
      'noRegion',
      'no region is configured and the target names none',
      'use --region REGION, set AWS_REGION, or give the full ARN',
    );
  }
  const readers = liveReaders(session, session.region ?? place, place);
  const identity = readers.sts.identity();
  const snapshot = await collectSnapshot(
    { ...readers, sts: { identity: () => identity } },
    {
      target,
      caller: request.caller,
      region: place,
      partition: partitionOfRegion(place),
      temporary: session.temporary,
      now: request.now,
      tool: request.tool,
      onProgress: request.onProgress,
    },
  );
  const own = await identity;
  checkCredentials(own, request);
  const account = own.status === 'collected' ? `AWS account ${own.value.account}` : 'AWS account';
  const through = session.endpointUrl === undefined ? '' : ` through ${session.endpointUrl}`;
  return { from: `${account} (${place})${through}`, snapshot };
}

/** With credentials that AWS does not know nothing else can be read either; other evidence may still do. */
function checkCredentials(own: Evidence<IdentityRecord>, request: GatherRequest): void {
  if (own.status !== 'unavailable' || request.snapshotPaths.length + request.evidenceDirs.length > 0) return;
  const name =
    /^(ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKeyId)\w*/.exec(
      own.detail,
    )?.[0];
  if (name === undefined) return;
  const what = name.startsWith('ExpiredToken') ? 'have expired' : `are not accepted by AWS (${name})`;
  throw new UserError(
    'badCredentials',
    `the credentials in use ${what}`,
    'renew them, for SSO with `aws sso login`, or use --profile NAME',
  );
}

/** Global web functions have no region of their own. */
function ownRegion(target: Target): string | undefined {
  const region = 'region' in target ? target.region : undefined;
  return region === 'global' ? undefined : region;
}
