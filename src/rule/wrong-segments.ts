import { type ExecuteApiParts, mayReachOver } from './execute-api-parts.ts';

/** What is wrong with the number of parts of an execute-api resource; undefined when a call can have that shape. */
export function wrongSegments({ apiId, stage, method, path }: ExecuteApiParts): string | undefined {
  if (apiId === '') return 'begins with a slash where the API id belongs';
  if (apiId.includes(':')) return 'has a colon where a slash belongs';
  if (stage === undefined) return 'names only an API, without stage, method and path';
  if (mayReachOver(stage)) return undefined;
  // `api/stage/$connect` is a WebSocket route, `api/stage/name` may be one.
  if (method === undefined) return 'ends after the stage, without method and path';
  if (stage === '') return 'has an empty stage';
  if (VERB.test(stage) && !VERB.test(method)) return 'has a method where the stage belongs';
  if (path === undefined && VERB.test(method))
    return 'ends after the method, while a call has a path, for the root an empty one after a slash';
  return undefined;
}

const VERB = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
