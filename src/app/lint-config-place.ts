import { type ConfigText, shownPath } from './lint-config-file.ts';

/** Where something stands in a configuration, as the part of a sentence: ``in `why403.config.yaml` line 3 column 3``. */
export function configPlace(
  path: string,
  text: ConfigText,
  { pointer, key }: { readonly pointer: string; readonly key: boolean },
): string {
  return `in \`${shownPath(path)}\`${lineOf(text, pointer, key)}`;
}

function lineOf({ file }: ConfigText, pointer: string, key: boolean): string {
  if (file === undefined) return '';
  // What is missing is missing in what is there.
  const range = key
    ? file.keyRangeAt(pointer)
    : (file.rangeAt(pointer) ?? file.rangeAt(pointer.replace(/\/[^/]*$/, '')));
  if (range === undefined) return '';
  const { line, column } = file.position(range.start);
  return ` line ${line} column ${column}`;
}
