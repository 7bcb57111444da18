import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type DeclaredResource, valueIn } from './declared-resource.ts';
import type { TemplateDraft } from './template-draft.ts';
import { type PlanConfiguration, planConfiguration, withReferences } from './terraform-references.ts';
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
  const configuration = planConfiguration(file.value);
  readProviders(file, draft);
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

/** Versions that the configuration asks for. */
function readProviders(file: SourceFile, draft: TemplateDraft): void {
  const providers = valueIn(file.value, 'configuration', 'provider_config');
  for (const [name, provider] of Object.entries(isObject(providers) ? providers : {})) {
    const constraint = valueIn(provider, 'version_constraint');
    const pointer = `${pointerTo('/configuration/provider_config', name)}/version_constraint`;
    if (typeof constraint === 'string') draft.providers.push({ name, constraint, at: { file, pointer } });
  }
}

interface PlanContext {
  readonly file: SourceFile;
  readonly configuration: PlanConfiguration;
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
    properties: withReferences(id, values, configuration),
    at: { file, pointer },
    property: (inner, part) => ({
      file,
      pointer: `${pointer}/values${inner}`,
      ...(part === undefined ? {} : { part }),
    }),
  };
}
