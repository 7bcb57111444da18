import type { HclBlock } from '../source/hcl-ast.ts';
import { expressionAt } from '../source/hcl-places.ts';
import { isObject } from '../source/open.ts';
import type { HclFile } from '../source/read-hcl-source.ts';
import type { DeclaredResource } from './declared-resource.ts';
import { evaluateBody } from './evaluate-body.ts';
import { type HclNames, templateSpans } from './evaluate-hcl.ts';
import type { TemplateDraft } from './template-draft.ts';
import { type TerraformFiles, type TextOf, terraformFiles } from './terraform-files.ts';
import { moduleNames } from './terraform-module.ts';
import { readTerraformResources } from './terraform-resources.ts';

interface Declared {
  readonly file: HclFile;
  readonly block: HclBlock;
}

/** Reads all files of one Terraform module (one folder) together. */
export function readTerraform(files: readonly HclFile[], draft: TemplateDraft, textOf: TextOf): void {
  const blocks = files.flatMap((file) => file.body.blocks.map((block): Declared => ({ file, block })));
  const beside = terraformFiles(folderOf(files[0]?.path ?? ''), draft, textOf);
  const module = moduleNames(
    blocks.map(({ block }) => block),
    beside,
  );
  const resources = blocks
    .filter(({ block }) => isResource(block))
    .map((declared) => declaredResource(declared, { names: module, beside }));
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
    spansAt: (inner) => templateSpans(expressionAt(block.body, inner), names),
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
