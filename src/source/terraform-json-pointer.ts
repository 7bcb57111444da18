import { pointerTo } from './json-value.ts';
import { isList, isObject, type SourceValue } from './open.ts';

/**
 * The pointer into the JSON text of what a pointer of Terraform names: labels may stand in lists, single blocks without one.
 * What stands inside a string is the string.
 */
export function terraformJsonPointer(root: SourceValue, pointer: string): string {
  const segments = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  return below(root, segments) ?? pointer;
}

function below(value: SourceValue, segments: readonly string[]): string | undefined {
  const [first, ...rest] = segments;
  if (first === undefined || typeof value === 'string') return '';
  if (isObject(value)) {
    const inner = value[first];
    if (inner !== undefined) return joined(first, below(inner, rest));
    return first === '0' ? below(value, rest) : undefined;
  }
  if (!isList(value)) return undefined;
  const member = /^\d+$/.test(first) ? value[Number(first)] : undefined;
  if (member !== undefined) return joined(Number(first), below(member, rest));
  for (const [index, item] of value.entries()) {
    const found = isObject(item) ? below(item, segments) : undefined;
    if (found !== undefined) return joined(index, found);
  }
  return undefined;
}

function joined(segment: string | number, rest: string | undefined): string | undefined {
  return rest === undefined ? undefined : pointerTo('', segment) + rest;
}
