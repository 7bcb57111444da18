import { emptyObject } from '../source/json-value.ts';
import { isList, isObject, openValue, type SourceObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type DeclaredResource, valueIn } from './declared-resource.ts';
import type { TemplateDraft } from './template-draft.ts';
import { type TerraformScope, terraformReference } from './terraform-names.ts';
import { readTerraformResources } from './terraform-resources.ts';

/** Whether a value is the output of `terraform show -json`. https://developer.hashicorp.com/terraform/internals/json-format */
export function isTerraformPlan(value: SourceValue): value is SourceObject {
  return (
    isObject(value) &&
    (isObject(value['planned_values']) || (isObject(value['values']) && 'terraform_version' in value))
  );
}

/** Reads the resources of a plan or state; what is known after apply only is open, with its references from the configuration. */
export function readTerraformPlan(file: SourceFile, draft: TemplateDraft): void {
  if (!isTerraformPlan(file.value)) return;
  const key = 'planned_values' in file.value ? 'planned_values' : 'values';
  const configuration = configured(valueIn(file.value, 'configuration', 'root_module'));
  const resources: DeclaredResource[] = [];
  const waiting = [{ module: valueIn(file.value, key, 'root_module'), pointer: `/${key}/root_module` }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { module, pointer } = next;
    if (!isObject(module)) continue;
    for (const [index, resource] of listOf(module['resources']).entries()) {
      const declared = isObject(resource)
        ? declare({ file, configuration, pointer: `${pointer}/resources/${index}` }, resource)
        : undefined;
      if (declared !== undefined) resources.push(declared);
    }
    for (const [index, child] of listOf(module['child_modules']).entries())
      waiting.push({ module: child, pointer: `${pointer}/child_modules/${index}` });
  }
  readTerraformResources(resources, draft);
}

function listOf(value: SourceValue | undefined): readonly SourceValue[] {
  return isList(value) ? value : [];
}

/** Address → expressions of the configuration. */
function configured(module: SourceValue | undefined): ReadonlyMap<string, SourceObject> {
  const found = new Map<string, SourceObject>();
  for (const resource of listOf(valueIn(module, 'resources'))) {
    const address = valueIn(resource, 'address');
    const expressions = valueIn(resource, 'expressions');
    if (typeof address === 'string' && isObject(expressions)) found.set(address, expressions);
  }
  return found;
}

interface PlanContext {
  readonly file: SourceFile;
  readonly configuration: ReadonlyMap<string, SourceObject>;
  readonly pointer: string;
}

function declare(context: PlanContext, resource: SourceObject): DeclaredResource | undefined {
  const { file, configuration, pointer } = context;
  const address = resource['address'];
  const type = resource['type'];
  const values = resource['values'];
  if (typeof address !== 'string' || typeof type !== 'string' || !isObject(values)) return undefined;
  const id = address.replaceAll(/\[[^\]]*\]/g, '');
  return {
    id,
    type: resource['mode'] === 'data' ? `data.${type}` : type,
    dialect: 'terraform',
    scope: file.path,
    file,
    conditional: false,
    properties: withReferences(values, configuration.get(id), configuration),
    at: { file, pointer },
    property: (inner, part) => ({
      file,
      pointer: `${pointer}/values${inner}`,
      ...(part === undefined ? {} : { part }),
    }),
  };
}

/** Attributes that are settled at apply point at what the configuration says. */
function withReferences(
  values: SourceObject,
  expressions: SourceObject | undefined,
  all: ReadonlyMap<string, SourceObject>,
): SourceObject {
  if (expressions === undefined) return values;
  const result: Record<string, SourceValue> = Object.assign(emptyObject(), values);
  const scope: TerraformScope = {
    local: () => undefined,
    attribute: (address, name) => valueIn(all.get(address), name, 'constant_value'),
  };
  for (const [name, expression] of Object.entries(expressions)) {
    const known = result[name];
    if (known !== undefined && known !== null) continue;
    const [reference] = listOf(valueIn(expression, 'references'));
    if (typeof reference === 'string') result[name] = terraformReference(reference, scope);
    else if (valueIn(expression, 'constant_value') === undefined) result[name] = openValue('known after apply');
  }
  return result;
}
