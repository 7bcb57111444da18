import type { Evidence } from '../domain/evidence.ts';
import type { Target } from '../domain/target.ts';
import type { FunctionEvidence, Snapshot } from '../snapshot/snapshot.ts';
import { collectApi, collectDomain } from './collect-api.ts';
import { type AskedFunction, collectFunction } from './collect-function.ts';
import { findUrl } from './find-url.ts';
import { absent, notCollected } from './not-read.ts';
import type { Readers } from './readers.ts';

export interface AskedTarget {
  readonly target: Target;
  readonly region: string;
  readonly partition: string;
  readonly ownAccount: Promise<string | undefined>;
  readonly onProgress: (text: string) => void;
}

type TargetSide = Pick<Snapshot, 'function' | 'api' | 'vpcEndpoint'>;

/** The target's half of a snapshot: the function or the API, and the VPC endpoint in front of a private API. */
export async function collectTarget(readers: Readers, asked: AskedTarget): Promise<TargetSide> {
  const { target, ownAccount } = asked;
  const noFunction = absent('the target is no function');
  const noApi = absent('the target is no API');
  switch (target.kind) {
    case 'function':
      return {
        function: await collectFunction(readers.lambda, { ...placeOf(asked), ...target }),
        api: noApi,
        vpcEndpoint: noEndpoint,
      };
    case 'functionUrl':
      return { function: await urlFunction(readers, asked, target), api: noApi, vpcEndpoint: noEndpoint };
    case 'executeApi': {
      const api = await collectApi(readers, { ...target, ownAccount });
      return { function: noFunction, api, vpcEndpoint: endpointOf(api, target.vpcEndpointId) };
    }
    case 'customDomain': {
      const api = await collectDomain(readers, target, placeOf(asked));
      return { function: noFunction, api, vpcEndpoint: endpointOf(api, undefined) };
    }
    case 'webFunction': {
      const open = notCollected('lambda:GetWebFunction', 'Lambda Web Functions are not supported yet');
      return { function: open, api: noApi, vpcEndpoint: open };
    }
  }
}

const noEndpoint = absent('nothing says that the call passes a VPC endpoint');

function placeOf({ region, partition, ownAccount }: AskedTarget) {
  return { region, partition, ownAccount };
}

type UrlTarget = Extract<Target, { kind: 'functionUrl' }>;

/** With --function the listing is spared; else every function is asked for its URLs. */
async function urlFunction(
  readers: Readers,
  asked: AskedTarget,
  target: UrlTarget,
): Promise<Evidence<FunctionEvidence>> {
  const place = { ...placeOf(asked), region: target.region };
  if (target.functionName !== undefined) {
    return withUrlQualifier(readers, target, { ...place, ...named(target.functionName), ...qualifierOf(target) });
  }
  const found = await findUrl(readers.lambda, target.urlId, asked.onProgress);
  if (found.status !== 'collected') return found;
  const { url, name, account } = found.value;
  return collectFunction(readers.lambda, { ...place, name, account, qualifier: url.qualifier, url });
}

/** The URL of an alias is authorized against the alias, which only the configuration tells. */
async function withUrlQualifier(
  readers: Readers,
  target: UrlTarget,
  asked: AskedFunction,
): Promise<Evidence<FunctionEvidence>> {
  const first = await collectFunction(readers.lambda, asked);
  if (first.status !== 'collected' || first.value.urls.status !== 'collected') return first;
  const config = first.value.urls.value.find(({ url }) => url.includes(`//${target.urlId}.`));
  if (config === undefined || config.qualifier === asked.qualifier) return first;
  return collectFunction(readers.lambda, { ...asked, qualifier: config.qualifier });
}

function qualifierOf(target: UrlTarget): Pick<AskedFunction, 'qualifier'> {
  return target.qualifier === undefined ? {} : { qualifier: target.qualifier };
}

/** `orders`, `111122223333:function:orders`, a full ARN. */
function named(text: string): { readonly name: string; readonly account?: string } {
  const match = /^(?:arn:[^:]*:lambda:[^:]*:)?(?:(\d{12}):)?(?:function:)?([A-Za-z0-9_-]+)/.exec(text);
  const [, account, name = text] = match ?? [];
  return { name, ...(account === undefined ? {} : { account }) };
}

function endpointOf(api: Snapshot['api'], vpcEndpointId: string | undefined): Snapshot['vpcEndpoint'] {
  const isPrivate = api.status === 'collected' && api.value.endpointType === 'PRIVATE';
  if (!isPrivate && vpcEndpointId === undefined) return noEndpoint;
  return notCollected('ec2:DescribeVpcEndpoints', 'the policy of the VPC endpoint is not read');
}
