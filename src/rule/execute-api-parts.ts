import { HOLE } from '../source/open.ts';
import type { ResourceItem } from './policy-subject.ts';

/** Fields of the resource part of an execute-api ARN, `api/stage/METHOD/path`. */
export interface ExecuteApiParts {
  readonly apiId: string;
  readonly stage: string | undefined;
  readonly method: string | undefined;
  /** Path without its leading slash. */
  readonly path: string | undefined;
}

/**
 * The parts of an execute-api resource, or undefined when it is none, when it is a custom domain's, or when an early star
 * may stand for several parts.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function executeApiParts(item: ResourceItem): ExecuteApiParts | undefined {
  const arn = item.arn;
  if (arn === undefined || arn.service !== 'execute-api' || arn.resource.startsWith('/domainnames/')) return undefined;
  const [apiId = '', stage, method, ...path] = arn.resource.split('/');
  return { apiId, stage, method, path: path.length === 0 ? undefined : path.join('/') };
}

/** The parts of the short form `execute-api:/stage/METHOD/path` of resource policies; the API is the policy's own. */
export function shortFormParts(item: ResourceItem): ExecuteApiParts | undefined {
  if (!item.text.startsWith('execute-api:/')) return undefined;
  const [stage, method, ...path] = item.text.slice('execute-api:/'.length).split('/');
  return { apiId: 'own', stage, method, path: path.length === 0 ? undefined : path.join('/') };
}

/**
 * Whether the API part may stand for more than the id. A reference to a declared API does not; the execution ARN of a
 * Terraform stage or deployment holds the stage too.
 */
export function apiMayReachOver(item: ResourceItem, { apiId }: ExecuteApiParts): boolean {
  if (apiId !== HOLE) return mayReachOver(apiId);
  const before = item.text.slice(0, item.text.indexOf(`${HOLE}/`)).split(HOLE).length - 1;
  const reference = item.open?.refs[before];
  if (reference?.kind !== 'resource' || /_(stage|deployment)\./.test(reference.name)) return true;
  return !/^(|id|execution_arn|RestApiId|ApiId)$/.test(reference.attribute ?? '');
}

/** Whether a part may stand for more than one part: a star reaches over slashes. */
export function mayReachOver(part: string | undefined): boolean {
  return part === undefined || part.includes('*') || part.includes(HOLE);
}
