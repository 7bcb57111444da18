import { functionTarget } from './function-target.ts';
import { quote } from './quote.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Target } from './target.ts';
import { refuse, type TargetOptions } from './target-options.ts';
import type { UserError } from './user-error.ts';

/**
 * The Target that an ARN names. An ARN of another service is refused with the name of that service.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
export function parseTargetArn(text: string, options: TargetOptions): Result<Target, UserError> {
  const [, partition = '', service = '', region = '', account = '', ...rest] = text.split(':');
  const resource = rest.join(':');
  const place = checkPlace(text, { partition, region, account, service });
  if (place !== undefined) return place;
  if (service === 'execute-api') return executeApiArn(text, { partition, region, account, resource }, options);
  if (resource.startsWith('web-function')) return ok({ kind: 'webFunction', host: resource, region, url: text });
  if (!resource.startsWith('function:')) {
    return refuse(
      `target ${quote(text)} names ${quote(resource.split(':')[0] ?? '')} of Lambda, not a function`,
      FUNCTION_ARN,
    );
  }
  const named = functionTarget(resource, options);
  if (!named.ok || named.value.kind !== 'function') return named;
  return ok({ ...named.value, partition, region, account });
}

interface ArnParts {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

const FUNCTION_ARN =
  'expected arn:aws:lambda:REGION:ACCOUNT:function:NAME, optionally followed by `:` and a version or alias';
const API_ARN = 'expected arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH';

function checkPlace(
  text: string,
  parts: ArnParts & { readonly service: string },
): Result<Target, UserError> | undefined {
  const { partition, region, account, service } = parts;
  const form = service === 'execute-api' ? API_ARN : FUNCTION_ARN;
  if (!/^aws(-[a-z0-9]+)*$/.test(partition))
    return refuse(`target ${quote(text)} has no AWS partition after \`arn:\``, form);
  if (service === '') return refuse(`target ${quote(text)} names no service`, form);
  if (service === 'apigateway') {
    return refuse(`target ${quote(text)} is of the control plane of API Gateway, not of a call`, API_ARN);
  }
  if (service !== 'lambda' && service !== 'execute-api') {
    return refuse(`target ${quote(text)} belongs to the service ${quote(service)}, not to Lambda or execute-api`);
  }
  if (text.includes('*') || text.includes('?')) {
    return refuse(
      `target ${quote(text)} has a wildcard, it names many calls`,
      'name the one call that was refused, without `*` and `?`',
    );
  }
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(region)) return refuse(`target ${quote(text)} has no region`, form);
  if (!/^\d{12}$/.test(account)) return refuse(`target ${quote(text)} has no 12-digit account`, form);
  return undefined;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html */
function executeApiArn(
  text: string,
  parts: ArnParts & { readonly resource: string },
  options: TargetOptions,
): Result<Target, UserError> {
  const { partition, region, account, resource } = parts;
  const [apiId = '', stage, third, ...rest] = resource.split('/');
  if (!/^[a-z0-9]{1,20}$/.test(apiId)) return refuse(`target ${quote(text)} has no API id`, API_ARN);
  // A WebSocket route key (`$connect`) stands where other APIs have the verb.
  const isRouteKey = third !== undefined && !/^[A-Z]+$/.test(third);
  const written = third === undefined || third === '' || isRouteKey ? undefined : third;
  if (written !== undefined && options.method !== undefined && written !== options.method) {
    return refuse(
      `target names method ${quote(written)}, but --method says ${quote(options.method)}`,
      'give one of the two',
    );
  }
  const writtenPath = isRouteKey ? `/${[third, ...rest].join('/')}` : `/${rest.join('/')}`;
  if (options.path !== undefined && writtenPath !== '/' && options.path !== writtenPath) {
    return refuse(
      `target names path ${quote(writtenPath)}, but --path says ${quote(options.path)}`,
      'give one of the two',
    );
  }
  const method = written ?? options.method;
  return ok({
    kind: 'executeApi',
    apiId,
    region,
    partition,
    account,
    ...(stage === undefined || stage === '' ? {} : { stage }),
    ...(method === undefined ? {} : { method }),
    path: writtenPath === '/' ? (options.path ?? '/') : writtenPath,
  });
}
