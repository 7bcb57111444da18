import type { Place } from '../source/source-file.ts';
import type { ProviderEntity, TemplateSubject } from './template-subject.ts';

/** First version of the AWS provider with `invoked_via_function_url`: https://github.com/hashicorp/terraform-provider-aws/pull/44858 */
export const VIA_URL_SINCE: readonly number[] = [6, 28, 0];

/** The requirement on hashicorp/aws that counts where something is declared: of its file, its folder, or the nearest above. */
export function awsProvider(template: TemplateSubject, { file }: Place): ProviderEntity | undefined {
  const found = template.providers.filter(({ name }) => name === 'aws');
  const own = found.find(({ at }) => at.file === file);
  if (own !== undefined || file.format === 'json') return own;
  const here = `/${folderOf(file)}/`;
  const above = found.filter(({ at }) => at.file.format === 'hcl' && here.startsWith(inner(folderOf(at.file))));
  return above.sort((one, other) => folderOf(other.at.file).length - folderOf(one.at.file).length)[0];
}

function inner(folder: string): string {
  return folder === '' ? '/' : `/${folder}/`;
}

function folderOf({ path }: Place['file']): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * What a version constraint says about versions before `wanted`: `all` that it permits are older, `some` are, or `none`.
 * Undefined when it does not parse. https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function olderThan(constraint: string, wanted: readonly number[]): 'all' | 'some' | 'none' | undefined {
  let lowest: readonly number[] = [0];
  let tooNew = false;
  for (const part of constraint.split(',')) {
    const [, operator = '=', text = ''] = /^\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})\s*$/.exec(part) ?? [];
    if (text === '') return undefined;
    const version = text.split('.').map(Number);
    if (['=', '>=', '>', '~>'].includes(operator) && compare(version, lowest) > 0) lowest = version;
    if (endsBefore(operator, version, wanted)) tooNew = true;
  }
  if (tooNew) return 'all';
  return compare(lowest, wanted) < 0 ? 'some' : 'none';
}

/** Whether the part of a constraint permits nothing from `wanted` on. */
function endsBefore(operator: string, version: readonly number[], wanted: readonly number[]): boolean {
  if (operator === '=' || operator === '<=') return compare(version, wanted) < 0;
  if (operator === '<') return compare(version, wanted) <= 0;
  if (operator !== '~>') return false;
  // Only the last number may rise: `~> 5.100` ends at 6.
  const end = version.slice(0, Math.max(1, version.length - 1));
  return compare([...end.slice(0, -1), (end.at(-1) ?? 0) + 1], wanted) <= 0;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < 3; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
