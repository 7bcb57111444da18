import { isList, isObject, type SourceValue } from './open.ts';

/** A value on one line, which is JSON and YAML in the flow style. */
export function flowText(value: SourceValue): string {
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}: ${flowText(inner)}`)
    .join(', ')}}`;
}
