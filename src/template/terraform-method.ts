import { isOpen, openValue, type Slot } from '../source/open.ts';
import { type DeclaredResource, draftBase, flagSlot, textSlot } from './declared-resource.ts';
import { referenceOf } from './draft-index.ts';
import { resourcesOfType } from './resources-of-type.ts';
import type { TemplateDraft } from './template-draft.ts';

type All = ReadonlyMap<string, DeclaredResource>;

/** Reads aws_api_gateway_method with the integration that names the same resource and verb. */
export function readTerraformMethod(resource: DeclaredResource, draft: TemplateDraft, all: All): void {
  const { properties } = resource;
  const integrations = resourcesOfType(all, 'aws_api_gateway_integration');
  const integration = integrations.find((other) => isIntegrationOf(other, resource));
  const place = integration?.property('uri' in integration.properties ? '/uri' : '');
  draft.routes.push({
    ...draftBase(resource, {
      authorizationType: '/authorization',
      method: '/http_method',
      apiKeyRequired: '/api_key_required',
    }),
    api: textSlot(properties['rest_api_id']),
    method: textSlot(properties['http_method']),
    path: restPath(textSlot(properties['resource_id']), all),
    authorizationType: textSlot(properties['authorization']),
    apiKeyRequired: flagSlot(properties['api_key_required']),
    ...(integration === undefined || place === undefined
      ? {}
      : {
          integration: {
            type: textSlot(integration.properties['type']),
            uri: textSlot(integration.properties['uri']),
            credentials: textSlot(integration.properties['credentials']),
            at: place,
          },
        }),
  });
}

/** An integration names the same resource, and the method by its verb or by reference. */
function isIntegrationOf(other: DeclaredResource, method: DeclaredResource): boolean {
  const verb = textSlot(other.properties['http_method']);
  const byReference = referenceOf(verb);
  if (byReference !== undefined) return byReference === method.id;
  return (
    verb === textSlot(method.properties['http_method']) &&
    sameSlot(other.properties['resource_id'], method.properties['resource_id'])
  );
}

function sameSlot(
  one: DeclaredResource['properties'][string] | undefined,
  other: DeclaredResource['properties'][string] | undefined,
): boolean {
  const [a, b] = [textSlot(one), textSlot(other)];
  return typeof a === 'string' ? a === b : referenceOf(a) !== undefined && referenceOf(a) === referenceOf(b);
}

function restPath(from: Slot<string>, all: All): Slot<string> {
  const parts: string[] = [];
  let next = from;
  for (let depth = 0; depth < 50; depth += 1) {
    if (isOpen(next) && next.refs.at(-1)?.attribute === 'root_resource_id') return `/${parts.join('/')}`;
    const id = referenceOf(next);
    const parent = id === undefined ? undefined : all.get(id);
    const part = parent?.type === 'aws_api_gateway_resource' ? parent.properties['path_part'] : undefined;
    if (parent === undefined || typeof part !== 'string') return openValue('resource_id');
    parts.unshift(part);
    next = textSlot(parent.properties['parent_id']);
  }
  return openValue('resource_id');
}
