import { emptyObject } from '../source/json-value.ts';
import { isList, isObject, isOpen, openValue, type SourceObject, type SourceValue } from '../source/open.ts';
import { valueIn } from './declared-resource.ts';
import { type TerraformScope, terraformReference } from './terraform-names.ts';

/** What the configuration of a plan says: expressions by address, and what modules are called with, by their address. */
export interface PlanConfiguration {
  readonly expressions: ReadonlyMap<string, SourceObject>;
  readonly calls: ReadonlyMap<string, SourceObject>;
}

/** Collects the expressions of all modules of a plan. */
export function planConfiguration(plan: SourceObject): PlanConfiguration {
  const expressions = new Map<string, SourceObject>();
  const calls = new Map<string, SourceObject>();
  const waiting = [{ module: valueIn(plan, 'configuration', 'root_module'), prefix: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { module, prefix } = next;
    const resources = valueIn(module, 'resources');
    for (const resource of isList(resources) ? resources : []) {
      const address = valueIn(resource, 'address');
      const own = valueIn(resource, 'expressions');
      if (typeof address === 'string' && isObject(own)) expressions.set(prefix + address, own);
    }
    const modules = valueIn(module, 'module_calls');
    for (const [name, call] of Object.entries(isObject(modules) ? modules : {})) {
      const inner = `${prefix}module.${name}.`;
      const stated = valueIn(call, 'expressions');
      if (isObject(stated)) calls.set(inner, stated);
      waiting.push({ module: valueIn(call, 'module'), prefix: inner });
    }
  }
  return { expressions, calls };
}

/** Attributes that are settled at apply point at what the configuration says. */
export function withReferences(id: string, values: SourceObject, configuration: PlanConfiguration): SourceObject {
  const expressions = configuration.expressions.get(id);
  const prefix = /^(?:module\.[^.]+\.)*/.exec(id)?.[0] ?? '';
  return expressions === undefined ? values : merged(values, expressions, { prefix, configuration });
}

interface Module {
  readonly prefix: string;
  readonly configuration: PlanConfiguration;
}

function merged(values: SourceObject, expressions: SourceObject, module: Module): SourceObject {
  const result: Record<string, SourceValue> = Object.assign(emptyObject(), values);
  for (const [name, expression] of Object.entries(expressions)) {
    const known = result[name];
    if (isList(expression) && isList(known)) {
      result[name] = known.map((block, index) => mergedBlock(block, expression[index], module));
      continue;
    }
    if (known !== undefined && known !== null) continue;
    const references = valueIn(expression, 'references');
    const reference = isList(references) ? references[0] : undefined;
    if (typeof reference === 'string') result[name] = asWritten(name, resolved(reference, module));
    else if (isObject(expression) && !('constant_value' in expression)) result[name] = openValue('known after apply');
  }
  return result;
}

/** Attributes that name one thing as a whole. */
const WHOLE = new Set([
  ...['function_name', 'qualifier', 'role', 'user', 'group', 'policy', 'assume_role_policy', 'policy_arn', 'content'],
  ...['rest_api_id', 'resource_id', 'parent_id', 'http_method', 'api_id', 'uri', 'integration_uri', 'authorizer_uri'],
  ...['vpc_endpoint_id', 'policy_id', 'target_id', 'origin_access_control_id', 'permissions_boundary', 'inline_policy'],
]);

/** A plan names what an expression refers to, not what stands around it: `"${api.execution_arn}/*"` looks like the ARN. */
function asWritten(name: string, value: SourceValue): SourceValue {
  if (WHOLE.has(name)) return value;
  return isOpen(value) ? openValue(value.why, { refs: value.refs }) : openValue('known after apply');
}

function mergedBlock(block: SourceValue, expressions: SourceValue | undefined, module: Module): SourceValue {
  return isObject(block) && isObject(expressions) ? merged(block, expressions, module) : block;
}

/** A reference inside a module: to its resources, or through a variable to what the module is called with. */
function resolved(reference: string, module: Module): SourceValue {
  const { prefix, configuration } = module;
  const call = configuration.calls.get(prefix);
  if (reference.startsWith('var.') && call !== undefined) {
    const [outer] = /^(?:module\.[^.]+\.)*(?=module\.[^.]+\.$)/.exec(prefix) ?? [''];
    const stated = valueIn(call, reference.slice('var.'.length).split(/[.[]/)[0] ?? '');
    const constant = valueIn(stated, 'constant_value');
    const references = valueIn(stated, 'references');
    if (constant !== undefined) return constant;
    if (isList(references) && typeof references[0] === 'string')
      return resolved(references[0], { prefix: outer, configuration });
  }
  const scope: TerraformScope = {
    local: () => undefined,
    attribute: (address, name) => valueIn(configuration.expressions.get(prefix + address), name, 'constant_value'),
  };
  return withPrefix(terraformReference(reference, scope), prefix);
}

function withPrefix(value: SourceValue, prefix: string): SourceValue {
  if (prefix === '' || !isOpen(value)) return value;
  const refs = value.refs.map((ref) => (ref.kind === 'resource' ? { ...ref, name: prefix + ref.name } : ref));
  return { ...value, refs };
}
