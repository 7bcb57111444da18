import { awsHost } from '../domain/aws-host.ts';
import type { TargetKnowledge } from '../probe/probe-plan.ts';
import type { ApiEvidence, FunctionEvidence, Snapshot } from '../snapshot/snapshot.ts';

/** Returns what the evidence says about the host and the route that a probe is to call. */
export function probeKnowledge(snapshot: Snapshot, host: string): TargetKnowledge {
  if (snapshot.target.kind === 'functionUrl') {
    return snapshot.function.status === 'collected' ? ofFunctionUrl(snapshot.function.value, host) : NOTHING;
  }
  const isApi = snapshot.target.kind === 'executeApi' || snapshot.target.kind === 'customDomain';
  return isApi && snapshot.api.status === 'collected' ? ofApi(snapshot.api.value, snapshot, host) : NOTHING;
}

const NOTHING: TargetKnowledge = { authorization: 'unknown', hostMatched: false, isRest: false };

/** Every verb reaches a function URL. https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html */
function ofFunctionUrl(found: FunctionEvidence, host: string): TargetKnowledge {
  const urls = found.urls.status === 'collected' ? found.urls.value : [];
  const own = urls.find(({ url }) => URL.canParse(url) && new URL(url).hostname === host);
  return own === undefined
    ? NOTHING
    : {
        authorization: own.authType,
        routeMethod: 'ANY',
        hostMatched: true,
        runs: `function ${found.name}`,
        isRest: false,
      };
}

/** A custom domain counts as matched when the evidence led from it to the API. */
function ofApi(api: ApiEvidence, { target }: Snapshot, host: string): TargetKnowledge {
  const known = awsHost(host);
  const isOwn = known.kind === 'executeApi' && known.id === api.apiId;
  const isMapped = target.kind === 'customDomain' && target.domain === host;
  const route = api.route.status === 'collected' ? api.route.value : undefined;
  const type = route?.authorizationType;
  const verb = route === undefined ? undefined : route.key === '$default' ? 'ANY' : route.key.split(' ')[0];
  return {
    authorization: type === undefined ? 'unknown' : type === 'AWS_IAM' || type === 'NONE' ? type : 'other',
    ...(verb === undefined ? {} : { routeMethod: verb }),
    hostMatched: isOwn || isMapped,
    runs: `route ${route?.key ?? api.path} of API ${api.apiId}`,
    isRest: api.type === 'REST',
  };
}
