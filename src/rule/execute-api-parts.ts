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

/** Whether a part may stand for more than one part: a star reaches over slashes. */
export function mayReachOver(part: string | undefined): boolean {
  return part === undefined || part.includes('*') || part.includes(HOLE);
}
