import { isOpen } from '../source/open.ts';
import type { DeclaredResource } from './declared-resource.ts';
import { isOpenApi } from './openapi.ts';

/**
 * Where the routes of an API of SAM are defined: by the events of functions, by the body of the API, or in a document
 * elsewhere. With `MergeDefinitions` events and body count together.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
 */
export function samDefinition(api: DeclaredResource | undefined): 'events' | 'body' | 'elsewhere' {
  const { properties } = api ?? {};
  if (properties === undefined || properties['MergeDefinitions'] === true) return 'events';
  const body = properties['DefinitionBody'];
  if ('DefinitionUri' in properties || isOpen(body ?? null)) return 'elsewhere';
  if (body === undefined) return 'events';
  return isOpenApi(body) ? 'body' : 'elsewhere';
}
