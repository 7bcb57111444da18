import { isObject, isOpen, openValue, type Slot } from '../source/open.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { draftBase, flagSlot, textSlot } from './declared-resource.ts';
import { referenceOf } from './draft-index.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Reads AWS::ApiGateway::Method with the path of its resource. */
export function readMethod(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const integration = properties['Integration'];
  const { id, dialect, scope, at, of, conditional } = draftBase(resource, METHOD_PLACES);
  draft.routes.push({
    id,
    dialect,
    scope,
    at,
    of,
    conditional,
    api: textSlot(properties['RestApiId']),
    method: textSlot(properties['HttpMethod']),
    path: restPath(resource, textSlot(properties['ResourceId'])),
    authorizationType: textSlot(properties['AuthorizationType']) ?? 'NONE',
    apiKeyRequired: flagSlot(properties['ApiKeyRequired']),
    integration: isObject(integration)
      ? {
          type: textSlot(integration['Type']),
          uri: textSlot(integration['Uri']),
          credentials: textSlot(integration['Credentials']),
          at: resource.property('Uri' in integration ? '/Integration/Uri' : '/Integration'),
        }
      : undefined,
  });
}

const METHOD_PLACES = {
  authorizationType: '/AuthorizationType',
  method: '/HttpMethod',
  apiKeyRequired: '/ApiKeyRequired',
  integration: '/Integration',
};

/** The path of a REST resource by its chain of parents; open when the chain leaves the template or turns in a circle. */
function restPath(resource: CloudFormationResource, from: Slot<string>): Slot<string> {
  const parts: string[] = [];
  let next = from;
  for (let depth = 0; depth < 50; depth += 1) {
    if (isOpen(next) && next.refs.at(-1)?.attribute === 'RootResourceId') return `/${parts.join('/')}`;
    const id = referenceOf(next);
    const parent = id === undefined ? undefined : resource.all.get(id);
    const part = parent?.type === 'AWS::ApiGateway::Resource' ? parent.properties['PathPart'] : undefined;
    if (parent === undefined || typeof part !== 'string') return openValue('ResourceId');
    parts.unshift(part);
    next = textSlot(parent.properties['ParentId']);
  }
  return openValue('ResourceId');
}
