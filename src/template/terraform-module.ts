import type { HclBlock, HclExpression } from '../source/hcl-ast.ts';
import type { SourceValue } from '../source/open.ts';
import { evaluate, type HclNames } from './evaluate-hcl.ts';
import type { TerraformFiles } from './terraform-files.ts';
import { terraformReference } from './terraform-names.ts';

/** Looks names up in the module; circles of locals and attributes end open. */
export function moduleNames(all: readonly HclBlock[], { document }: Pick<TerraformFiles, 'document'>): HclNames {
  const blocks = new Map(all.map((block) => [`${block.type}.${block.labels.join('.')}`, block]));
  const locals = new Map(
    all
      .filter((block) => block.type === 'locals')
      .flatMap((block) => block.body.attributes.map((one) => [one.name, one.value])),
  );
  const active = new Set<string>();
  const guarded = (key: string, expression: HclExpression | undefined): SourceValue | undefined => {
    if (expression === undefined || active.has(key) || active.size > 50) return undefined;
    active.add(key);
    const result = evaluate(expression, names);
    active.delete(key);
    return result;
  };
  const attribute = (address: string, name: string): HclExpression | undefined =>
    blocks.get(address)?.body.attributes.find((one) => one.name === name)?.value;
  const names: HclNames = {
    document,
    reference: (path) =>
      rendered(path) ??
      terraformReference(path, {
        local: (name) => guarded(`local.${name}`, locals.get(name)),
        attribute: (address, name) => guarded(`${address}.${name}`, attribute(`resource.${address}`, name)),
      }),
  };
  /** https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file, which `templatefile` came after. */
  function rendered(path: string): SourceValue | undefined {
    const [, address = ''] = /^(data\.template_file\.[^.[]+)(?:\[[^\]]*\])?\.rendered$/.exec(path) ?? [];
    const read = address === '' ? undefined : attribute(address, 'template');
    if (read?.kind !== 'call' || read.name !== 'file') return undefined;
    const variables = guarded(`${address}.vars`, attribute(address, 'vars')) ?? null;
    return document('templatefile', [...read.args.map((one) => evaluate(one, names)), variables]);
  }
  return names;
}
