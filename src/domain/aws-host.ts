/** What a host name says about itself, without asking anybody. */
export type AwsHost =
  | {
      readonly kind: 'functionUrl';
      readonly service: 'lambda';
      readonly region: string;
      readonly partition: string;
      readonly id: string;
    }
  /** Lambda Web Function; `global` hosts are signed with SigV4a. */
  | {
      readonly kind: 'webFunction';
      readonly service: 'lambda';
      readonly region: string;
      readonly partition: string;
      readonly id: string;
    }
  | {
      readonly kind: 'executeApi';
      readonly service: 'execute-api';
      readonly region: string;
      readonly partition: string;
      readonly id: string;
      readonly vpcEndpointId?: string;
    }
  /** Host name of an interface endpoint; the API is named by another header. */
  | {
      readonly kind: 'vpcEndpoint';
      readonly service: 'execute-api';
      readonly region: string;
      readonly partition: string;
      readonly id: string;
    }
  | { readonly kind: 'lambdaApi'; readonly service: 'lambda'; readonly region: string; readonly partition: string }
  /** An AWS host that is none of ours; `service` is the best name for it. */
  | { readonly kind: 'otherAws'; readonly service: string }
  | { readonly kind: 'other' };

/**
 * Recognises the hosts that take signed calls. Lower case and a trailing dot or `:443` are evened out.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export function awsHost(text: string): AwsHost {
  const host = text.toLowerCase().replace(/:443$/, '').replace(/\.$/, '');
  return lambdaHost(host) ?? executeApiHost(host) ?? otherHost(host);
}

const REGION = '[a-z]{2,4}(?:-[a-z]+)+-\\d{1,2}';
const FUNCTION_URL = new RegExp(`^([a-z0-9]{8,64})\\.lambda-url\\.(${REGION})\\.on\\.aws$`);
const WEB_FUNCTION = new RegExp(`^([a-z0-9-]+)(?:\\.[a-z0-9-]+)?\\.lambda-web\\.(${REGION}|global)\\.on\\.aws$`);
const LAMBDA_API = new RegExp(`^lambda(?:-fips)?\\.(${REGION})\\.(.+)$`);
const EXECUTE_API = new RegExp(`^([a-z0-9]+)(?:-(vpce-[a-z0-9]+))?\\.execute-api(?:-fips)?\\.(${REGION})\\.(.+)$`);
const VPC_ENDPOINT = new RegExp(`^(vpce-[a-z0-9]+)-[a-z0-9-]+\\.execute-api(?:-fips)?\\.(${REGION})\\.vpce\\.(.+)$`);

/** Suffixes of botocore's partitions.json; GovCloud shares those of the commercial partition. */
const PARTITION_OF_SUFFIX: Readonly<Record<string, string>> = {
  'amazonaws.com': 'aws',
  'api.aws': 'aws',
  'amazonaws.com.cn': 'aws-cn',
  'api.amazonwebservices.com.cn': 'aws-cn',
  'amazonaws.eu': 'aws-eusc',
  'api.amazonwebservices.eu': 'aws-eusc',
  'c2s.ic.gov': 'aws-iso',
  'api.aws.ic.gov': 'aws-iso',
  'sc2s.sgov.gov': 'aws-iso-b',
  'api.aws.scloud': 'aws-iso-b',
  'cloud.adc-e.uk': 'aws-iso-e',
  'api.cloud-aws.adc-e.uk': 'aws-iso-e',
  'csp.hci.ic.gov': 'aws-iso-f',
  'api.aws.hci.ic.gov': 'aws-iso-f',
};

function lambdaHost(host: string): AwsHost | undefined {
  const url = FUNCTION_URL.exec(host);
  if (url?.[1] !== undefined && url[2] !== undefined) {
    return { kind: 'functionUrl', service: 'lambda', region: url[2], partition: partitionOfRegion(url[2]), id: url[1] };
  }
  const web = WEB_FUNCTION.exec(host);
  if (web?.[1] !== undefined && web[2] !== undefined) {
    return { kind: 'webFunction', service: 'lambda', region: web[2], partition: partitionOfRegion(web[2]), id: web[1] };
  }
  const api = LAMBDA_API.exec(host);
  const partition = api?.[1] === undefined ? undefined : partitionOf(api[1], api[2]);
  return api?.[1] === undefined || partition === undefined
    ? undefined
    : { kind: 'lambdaApi', service: 'lambda', region: api[1], partition };
}

function executeApiHost(host: string): AwsHost | undefined {
  const endpoint = VPC_ENDPOINT.exec(host);
  const named = EXECUTE_API.exec(host);
  const [match, region, suffix] = endpoint ? [endpoint, endpoint[2], endpoint[3]] : [named, named?.[3], named?.[4]];
  const partition = region === undefined ? undefined : partitionOf(region, suffix);
  const id = match?.[1];
  if (region === undefined || id === undefined || partition === undefined) return undefined;
  if (endpoint) return { kind: 'vpcEndpoint', service: 'execute-api', region, partition, id };
  const vpcEndpointId = named?.[2];
  return {
    kind: 'executeApi',
    service: 'execute-api',
    region,
    partition,
    id,
    ...(vpcEndpointId === undefined ? {} : { vpcEndpointId }),
  };
}

function otherHost(host: string): AwsHost {
  const suffix = [...Object.keys(PARTITION_OF_SUFFIX), 'on.aws', 'cloudfront.net'].find(
    (known) => host === known || host.endsWith(`.${known}`),
  );
  if (suffix === undefined) return { kind: 'other' };
  if (suffix === 'cloudfront.net') return { kind: 'otherAws', service: 'cloudfront' };
  const labels = host.slice(0, -suffix.length - 1).split('.');
  const service = labels.filter((label) => !new RegExp(`^${REGION}$`).test(label)).at(-1);
  return { kind: 'otherAws', service: service === undefined || service === '' ? suffix : service };
}

function partitionOf(region: string, suffix: string | undefined): string | undefined {
  const partition = suffix === undefined ? undefined : PARTITION_OF_SUFFIX[suffix];
  return partition === 'aws' ? partitionOfRegion(region) : partition;
}

/** The partition that a region's name tells. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOfRegion(region: string): string {
  return REGION_PREFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

const REGION_PREFIXES = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['us-iso-', 'aws-iso'],
  ['eu-isoe-', 'aws-iso-e'],
] as const;
