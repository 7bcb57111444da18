import { emptyObject } from '../source/json-value.ts';
import { isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { valueIn } from './declared-resource.ts';

/**
 * The resource with the section Globals mixed in: it applies where the resource is silent, maps are mixed one level deep.
 * What comes from there keeps its place there.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(
  resource: CloudFormationResource,
  template: SourceObject,
  section: string,
): CloudFormationResource {
  const globals = valueIn(template, 'Globals', section);
  const own = resource.properties;
  if (!isObject(globals)) return resource;
  const properties: Record<string, SourceValue> = Object.assign(emptyObject(), globals, own);
  for (const [key, value] of Object.entries(globals)) {
    const inner = own[key];
    if (isObject(value) && isObject(inner)) properties[key] = Object.assign(emptyObject(), value, inner);
  }
  const isGlobal = (pointer: string): boolean => {
    const [, key = '', name = ''] = pointer.split('/');
    if (!(key in globals)) return false;
    const [inner, common] = [own[key], globals[key]];
    return !(key in own) || (isObject(inner) && isObject(common) && name in common && !(name in inner));
  };
  return {
    ...resource,
    properties,
    property: (pointer, part) =>
      isGlobal(pointer)
        ? {
            file: resource.file,
            pointer: `/Globals/${section}${pointer}`,
            ...(part === undefined ? {} : { part }),
          }
        : resource.property(pointer, part),
  };
}
