import type { HclBlock } from '../source/hcl-ast.ts';
import type { SourceValue } from '../source/open.ts';
import { isObject } from '../source/open.ts';
import type { HclFile } from '../source/read-hcl-source.ts';
import type { DeclaredResource } from './declared-resource.ts';
import { evaluate, evaluateBody, type HclNames } from './evaluate-hcl.ts';
import type { TemplateDraft } from './template-draft.ts';
import { type TerraformFiles, type TextOf, terraformFiles } from './terraform-files.ts';
import { terraformReference } from './terraform-names.ts';
import { readTerraformResources } from './terraform-resources.ts';

interface Declared {
  readonly file: HclFile;
  readonly block: HclBlock;
}

/** Reads all files of one Terraform module (one folder) together. */
export function readTerraform(files: readonly HclFile[], draft: TemplateDraft, textOf: TextOf): void {
  const blocks = files.flatMap((file) => file.body.blocks.map((block): Declared => ({ file, block })));
  const beside = terraformFiles(folderOf(files[0]?.path ?? ''), draft, textOf);
  const names: HclNames = { reference: moduleResolver(blocks, beside), document: beside.document };
  const resources = blocks
    .filter(({ block }) => isResource(block))
    .map((declared) => declaredResource(declared, { names, beside }));
  readTerraformResources(resources, draft);
  beside.release(draft);
  for (const { file, block } of blocks) {
    if (block.type === 'terraform') readProviders(file, block, draft);
    if (block.type === 'module') readModule(file, block, draft);
  }
}

/** Modules of the set are folders of their own; those of a registry are not there. */
function readModule(file: HclFile, block: HclBlock, draft: TemplateDraft): void {
  const source = block.body.attributes.find(({ name }) => name === 'source')?.value;
  if (source?.kind === 'literal' && /^\.{1,2}\//.test(String(source.value))) return;
  const at = { file, pointer: `/module/${block.labels[0] ?? ''}`, part: 'key' } as const;
  draft.notRead.push({ at, why: 'modules from elsewhere' });
}

function isResource(block: HclBlock): boolean {
  return (block.type === 'resource' || block.type === 'data') && block.labels.length === 2;
}

/** Looks names up in the module; circles of locals and attributes end open. */
function moduleResolver(
  blocks: readonly Declared[],
  { document }: Pick<TerraformFiles, 'document'>,
): HclNames['reference'] {
  const resources = new Map(
    blocks.filter(({ block }) => block.type === 'resource').map(({ block }) => [block.labels.join('.'), block]),
  );
  const locals = new Map(
    blocks
      .filter(({ block }) => block.type === 'locals')
      .flatMap(({ block }) => block.body.attributes.map((one) => [one.name, one.value])),
  );
  const active = new Set<string>();
  const guarded = (key: string, value: () => SourceValue | undefined): SourceValue | undefined => {
    if (active.has(key) || active.size > 50) return undefined;
    active.add(key);
    const result = value();
    active.delete(key);
    return result;
  };
  const resolve = (path: string): SourceValue =>
    terraformReference(path, {
      local: (name) =>
        guarded(`local.${name}`, () => {
          const expression = locals.get(name);
          return expression === undefined ? undefined : evaluate(expression, { reference: resolve, document });
        }),
      attribute: (address, name) =>
        guarded(`${address}.${name}`, () => {
          const expression = resources.get(address)?.body.attributes.find((one) => one.name === name)?.value;
          return expression === undefined ? undefined : evaluate(expression, { reference: resolve, document });
        }),
    });
  return resolve;
}

interface Module {
  readonly names: HclNames;
  readonly beside: TerraformFiles;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function declaredResource({ file, block }: Declared, { names, beside }: Module): DeclaredResource {
  const [type = '', name = ''] = block.labels;
  const pointer = `/${block.type}/${type}/${name}`;
  const properties = evaluateBody(block.body, withEach(block, names));
  return {
    id: block.type === 'data' ? `data.${type}.${name}` : `${type}.${name}`,
    type: block.type === 'data' ? `data.${type}` : type,
    dialect: 'terraform',
    scope: folderOf(file.path),
    file,
    conditional: 'count' in properties || 'for_each' in properties,
    properties,
    at: { file, pointer, part: 'key' },
    property: (inner, part) =>
      beside.placeIn(properties, inner, part) ?? {
        file,
        pointer: pointer + inner,
        ...(part === undefined ? {} : { part }),
      },
  };
}

/** `each.value.arn` under `for_each = aws_lambda_function.many` is an attribute of that resource. */
function withEach(block: HclBlock, names: HclNames): HclNames {
  const over = block.body.attributes.find(({ name }) => name === 'for_each')?.value;
  if (over?.kind !== 'reference' || !/^(?:data\.)?aws_/.test(over.path)) return names;
  const reference: HclNames['reference'] = (path) =>
    names.reference(path.startsWith('each.value.') ? `${over.path}.${path.slice('each.value.'.length)}` : path);
  return { ...names, reference };
}

/** `required_providers`, in both its forms. */
function readProviders(file: HclFile, block: HclBlock, draft: TemplateDraft): void {
  const body = evaluateBody(block.body, { reference: () => null });
  const lists = body['required_providers'];
  for (const [index, providers] of (Array.isArray(lists) ? lists : []).entries()) {
    if (!isObject(providers)) continue;
    for (const [name, value] of Object.entries(providers)) {
      const constraint = isObject(value) ? value['version'] : value;
      const pointer = `/terraform/0/required_providers/${index}/${name}${isObject(value) ? '/version' : ''}`;
      if (typeof constraint === 'string') draft.providers.push({ name, constraint, at: { file, pointer } });
    }
  }
}
