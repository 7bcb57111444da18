import type { CallContext } from '../denial/context.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/**
 * Regions that an account must switch on; they do not take tokens of the global STS endpoint.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const OPT_IN =
  /^(?:af-south-1|ap-east-[12]|ap-south-2|ap-southeast-[34567]|ca-west-1|eu-central-2|eu-south-[12]|il-central-1|me-(?:central|south)-1|mx-central-1)$/;

/** Returns what evidence and connection say about a call, in the words of the reader of answers. */
export function probeContext({ target, api }: Snapshot, address: string | undefined): CallContext {
  // Behind loopback stands a tunnel or a proxy, which hides the address that the name has.
  const isHidden = address === undefined || /^(?:::ffff:)?127\.|^::1$/.test(address);
  const resolvesTo = isHidden ? {} : { resolvesTo: address.replace(/^::ffff:/, '') };
  const region = 'region' in target ? target.region : undefined;
  const place = region === undefined ? {} : { optInRegion: OPT_IN.test(region) };
  const isApi = target.kind === 'executeApi' || target.kind === 'customDomain';
  if (!isApi || api.status !== 'collected') return { flags: place, texts: resolvesTo };
  const { route, routes, endpointType, disableDefaultEndpoint, type } = api.value;
  const found = route.status === 'collected' ? route.value : undefined;
  const isMissing = route.status === 'absent' && routes.status === 'collected';
  return {
    flags: {
      ...place,
      // A route of the evidence need not be deployed, so that it is not said to exist.
      ...(found === undefined ? {} : { apiKeyRequired: found.apiKeyRequired }),
      ...(found?.authorizationType === 'CUSTOM' ? { lambdaAuthorizer: true } : {}),
      ...(isMissing ? { routeExists: false } : {}),
      ...(disableDefaultEndpoint === undefined ? {} : { defaultEndpointDisabled: disableDefaultEndpoint }),
      ...(endpointType === undefined ? {} : { privateApi: endpointType === 'PRIVATE' }),
      customDomain: target.kind === 'customDomain',
    },
    texts: { apiType: type, ...resolvesTo },
  };
}
