import { emptyObject } from '../source/json-value.ts';
import { isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import { readApiResource } from './cloudformation-api.ts';
import { readLambdaResource } from './cloudformation-lambda.ts';
import { cloudFormationNames, type DeploymentFacts } from './cloudformation-names.ts';
import { readPolicyResource } from './cloudformation-policies.ts';
import { type DeclaredResource, valueIn } from './declared-resource.ts';
import { expandLoops } from './expand-loops.ts';
import { intrinsicResolver, type Resolver } from './resolve-intrinsics.ts';
import { readSamResource } from './sam.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Whether a value is a CloudFormation or SAM template. */
export function isCloudFormation(value: unknown): value is SourceObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if ('AWSTemplateFormatVersion' in value && 'Resources' in value) return true;
  const resources = 'Resources' in value ? value.Resources : undefined;
  return typeof resources === 'object' && resources !== null && Object.values(resources).some(hasType);
}

function hasType(resource: unknown): boolean {
  return (
    typeof resource === 'object' &&
    resource !== null &&
    'Type' in resource &&
    /^(AWS|Custom|Alexa)::/.test(String(resource.Type))
  );
}

/** Everything a reader of one resource type is given. */
export interface CloudFormationResource extends DeclaredResource {
  readonly of: () => Place;
  /** Place of a pointer below one of the choices of an open value. */
  readonly choice: (value: SourceObject, pointer: string, part?: 'key') => Place;
  /** Connectors of SAM that are embedded in the resource. */
  readonly connectors?: SourceValue | undefined;
  /** All resources, for readers that follow references themselves. */
  readonly all: ReadonlyMap<string, DeclaredResource>;
}

/** Reads the resources of a CloudFormation or SAM template into the draft. */
export function readCloudFormation(
  file: SourceFile,
  draft: TemplateDraft,
  facts: DeploymentFacts & { readonly inside?: readonly string[] },
): void {
  // The Serverless Framework keeps a template of its own under `resources`.
  const template = facts.inside === undefined ? file.value : valueIn(file.value, ...facts.inside);
  if (!isCloudFormation(template)) return;
  const base = `${(facts.inside ?? []).map((key) => `/${key}`).join('')}/Resources`;
  const written = isObject(template['Resources']) ? template['Resources'] : emptyObject();
  const { resources, pointerOf, unread } = expandLoops(written, base);
  for (const pointer of unread)
    draft.notRead.push({ at: { file, pointer }, why: 'resources that a macro or a loop makes' });
  const names = cloudFormationNames({ ...template, Resources: resources }, facts);
  const resolver = intrinsicResolver(names);
  const sam = JSON.stringify(template['Transform'] ?? '').includes('AWS::Serverless');
  const all = declareAll({ file, resolver, dialect: sam ? 'sam' : 'cloudformation' }, resources, pointerOf);
  const globals = resolver.resolve(template['Globals'], '/Globals');
  const settled = globals === undefined ? template : { ...template, Globals: globals };
  for (const resource of all.values()) {
    draft.resources.push(resource);
    readLambdaResource(resource, draft);
    readApiResource(resource, draft);
    readPolicyResource(resource, draft);
    readSamResource(resource, draft, settled);
  }
}

interface Declaring {
  readonly file: SourceFile;
  readonly resolver: Resolver;
  readonly dialect: CloudFormationResource['dialect'];
}

function declareAll(
  declaring: Declaring,
  resources: SourceObject,
  pointerOf: (id: string) => string,
): ReadonlyMap<string, CloudFormationResource> {
  const { file, resolver } = declaring;
  const all = new Map<string, CloudFormationResource>();
  const shared: Shared = {
    ...declaring,
    all,
    choice: (value, inner, part) => placeAt(file, resolver.origin(value, '', inner), part),
  };
  for (const id in resources) {
    const resource = resources[id];
    const declared = isObject(resource) ? declare(shared, { id, pointer: pointerOf(id), resource }) : undefined;
    if (declared !== undefined) all.set(id, declared);
  }
  return all;
}

type Shared = Declaring & Pick<CloudFormationResource, 'all' | 'choice'>;

function placeAt(file: SourceFile, pointer: string, part: 'key' | undefined): Place {
  return part === undefined ? { file, pointer } : { file, pointer, part };
}

function declare(
  { file, resolver, dialect, all, choice }: Shared,
  { id, pointer, resource }: { readonly id: string; readonly pointer: string; readonly resource: SourceObject },
): CloudFormationResource | undefined {
  const { Type: type, Properties: written, Connectors: connectors } = resource;
  if (typeof type !== 'string') return undefined;
  const settled = resolver.resolve(written, `${pointer}/Properties`);
  const properties = isObject(settled) ? settled : emptyObject();
  const at = { file, pointer, part: 'key' } as const;
  return {
    id,
    type,
    dialect,
    scope: file.path,
    file,
    conditional: 'Condition' in resource,
    properties,
    connectors: connectors === undefined ? undefined : resolver.resolve(connectors, `${pointer}/Connectors`),
    all,
    at,
    of: () => at,
    choice,
    property: (inner, part) => placeAt(file, resolver.origin(properties, `${pointer}/Properties`, inner), part),
  };
}
