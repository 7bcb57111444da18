import type { CallContext } from '../denial/context.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Returns what evidence and connection say about a call, in the words of the reader of answers. */
export function probeContext({ target, api }: Snapshot, address: string | undefined): CallContext {
  const resolvesTo = address === undefined ? {} : { resolvesTo: address.replace(/^::ffff:/, '') };
  const isApi = target.kind === 'executeApi' || target.kind === 'customDomain';
  if (!isApi || api.status !== 'collected') return { flags: {}, texts: resolvesTo };
  const { route, routes, endpointType, disableDefaultEndpoint, type } = api.value;
  const found = route.status === 'collected' ? route.value : undefined;
  const isMissing = route.status === 'absent' && routes.status === 'collected';
  return {
    flags: {
      ...(found === undefined ? {} : { routeExists: true, apiKeyRequired: found.apiKeyRequired }),
      ...(found?.authorizationType === 'CUSTOM' ? { lambdaAuthorizer: true } : {}),
      ...(isMissing ? { routeExists: false } : {}),
      ...(disableDefaultEndpoint === undefined ? {} : { defaultEndpointDisabled: disableDefaultEndpoint }),
      ...(endpointType === undefined ? {} : { privateApi: endpointType === 'PRIVATE' }),
      customDomain: target.kind === 'customDomain',
    },
    texts: { apiType: type, ...resolvesTo },
  };
}
