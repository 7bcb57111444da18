import { awsHost } from './aws-host.ts';
import { functionTarget } from './function-target.ts';
import { quote } from './quote.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Target } from './target.ts';
import { refuse, type TargetOptions } from './target-options.ts';
import type { UserError } from './user-error.ts';

/**
 * The Target that a URL (or a bare AWS host) names. A host that is not AWS's counts as a custom domain of API Gateway.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
 */
export function parseTargetUrl(text: string, options: TargetOptions): Result<Target, UserError> {
  const hasScheme = text.includes('://');
  const url = tryUrl(hasScheme ? text : `https://${text}`);
  if (url === undefined) return refuse(`${quote(text)} is not a URL`);
  const wrong = checkUrl(text, url);
  if (wrong !== undefined) return wrong;
  const host = awsHost(url.host);
  if (!hasScheme && (host.kind === 'other' || host.kind === 'otherAws')) {
    return refuse(
      `${quote(text)} is neither a function name nor a URL`,
      'write a custom domain with https:// in front',
    );
  }
  return hostTarget(url, options);
}

function tryUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function checkUrl(text: string, url: URL): Result<Target, UserError> | undefined {
  if (url.protocol === 'http:') {
    return refuse(`${quote(text)} begins with http://`, 'function URLs and API Gateway answer on https:// only');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'wss:') {
    return refuse(`${quote(text)} begins with ${quote(url.protocol)}`, 'expected a URL that begins with https://');
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('the URL carries a user name or password', 'give the URL without the part before `@`');
  }
  if (!url.hostname.includes('.') || /^[\d.]+$/.test(url.hostname) || url.hostname.startsWith('[')) {
    return refuse(`host ${quote(url.host)} is not a host of AWS or a custom domain`);
  }
  return undefined;
}

function hostTarget(url: URL, options: TargetOptions): Result<Target, UserError> {
  const host = awsHost(url.host);
  const method = options.method;
  const named = method === undefined ? {} : { method };
  const path = joinPath(url.pathname, options.path);
  switch (host.kind) {
    case 'functionUrl':
      if (path === undefined) return pathConflict(url, options);
      return functionUrlTarget(url, { id: host.id, region: host.region, path }, options);
    case 'webFunction':
      return ok({ kind: 'webFunction', host: url.host, region: host.region, url: url.href });
    case 'executeApi':
      return executeApiTarget(url, host, options);
    case 'vpcEndpoint':
      return refuse(
        `host ${quote(url.host)} is a VPC endpoint, it does not name the API`,
        'give the API: https://API-vpce-ID.execute-api.REGION.amazonaws.com/STAGE/PATH',
      );
    case 'lambdaApi':
      return invokeTarget(url, { region: host.region, partition: host.partition }, options);
    case 'otherAws':
      return refuse(
        `host ${quote(url.host)} belongs to the service ${quote(host.service)}`,
        otherServiceHint(host.service),
      );
    case 'other':
      if (path === undefined) return pathConflict(url, options);
      return ok({ kind: 'customDomain', domain: url.hostname, path, url: url.href, ...named });
  }
}

function functionUrlTarget(
  url: URL,
  found: { readonly id: string; readonly region: string; readonly path: string },
  options: TargetOptions,
): Result<Target, UserError> {
  return ok({
    kind: 'functionUrl',
    url: url.href,
    urlId: found.id,
    region: found.region,
    path: found.path,
    ...(options.method === undefined ? {} : { method: options.method }),
    ...(options.functionName === undefined ? {} : { functionName: options.functionName }),
    ...(options.qualifier === undefined ? {} : { qualifier: options.qualifier }),
  });
}

function executeApiTarget(
  url: URL,
  host: { readonly id: string; readonly region: string; readonly partition: string; readonly vpcEndpointId?: string },
  options: TargetOptions,
): Result<Target, UserError> {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  // `https://API…/STAGE` with --path: the option is the path after the stage.
  const stage = options.path !== undefined && segments.length === 1 ? segments[0] : undefined;
  if (options.path !== undefined && segments.length > 1) return pathConflict(url, options);
  return ok({
    kind: 'executeApi',
    apiId: host.id,
    region: host.region,
    partition: host.partition,
    ...(stage === undefined ? {} : { stage }),
    ...(options.method === undefined ? {} : { method: options.method }),
    path: options.path ?? url.pathname,
    url: url.href,
    ...(host.vpcEndpointId === undefined ? {} : { vpcEndpointId: host.vpcEndpointId }),
  });
}

/** The Invoke API's own URL. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
function invokeTarget(
  url: URL,
  place: { readonly region: string; readonly partition: string },
  options: TargetOptions,
): Result<Target, UserError> {
  const name = /^\/20\d\d-\d\d-\d\d\/functions\/([^/]+)\/[a-z-]+$/.exec(url.pathname)?.[1];
  if (name === undefined) return refuse(`${quote(url.href)} is not a call of Invoke`);
  const qualifier = url.searchParams.get('Qualifier') ?? options.qualifier;
  const target = functionTarget(decoded(name), { ...options, qualifier });
  return target.ok && target.value.kind === 'function' ? ok({ ...target.value, ...place }) : target;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).replace(/^arn:[^:]*:lambda:[^:]*:/, '');
  } catch {
    return segment;
  }
}

function joinPath(written: string, option: string | undefined): string | undefined {
  if (option === undefined) return written;
  return written === '/' || written === option ? option : undefined;
}

function pathConflict(url: URL, options: TargetOptions): Result<Target, UserError> {
  return refuse(
    `the URL has path ${quote(url.pathname)}, but --path says ${quote(options.path ?? '')}`,
    'give one of the two',
  );
}

function otherServiceHint(service: string): string {
  return service === 'cloudfront'
    ? 'name the origin behind the distribution: the function URL or the API Gateway URL'
    : 'expected a host *.lambda-url.REGION.on.aws or *.execute-api.REGION.amazonaws.com, or a custom domain of API Gateway';
}
