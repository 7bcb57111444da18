import { flowText } from './flow-text.ts';
import type { TextRange } from './json.ts';
import type { SourceValue } from './open.ts';
import type { SourceFile } from './source-file.ts';
import { indentAt } from './text-change.ts';

/** How new JSON is written so that it looks like the text around it. */
export interface JsonStyle {
  /** A value on lines of their own at an indent; on one line when that is undefined. */
  readonly printed: (value: SourceValue, indent: string | undefined) => string;
  /** What stands behind a colon, and behind a comma on one line. */
  readonly gap: '' | ' ';
}

/** The style of a JSON text near a place, or of a flow collection in YAML. */
export function jsonStyle(file: SourceFile, { start, end }: TextRange): JsonStyle {
  const { text, format } = file;
  const colon = text.slice(0, end).indexOf('":', start);
  const near = colon < 0 ? text.indexOf('":') : colon;
  const tight = format === 'json' && near >= 0 && !' \t\r\n'.includes(text[near + 2] ?? '');
  const flow = tight ? (value: SourceValue): string => JSON.stringify(value) : flowText;
  const gap = tight ? '' : ' ';
  // Lines of a flow collection must be indented further than the block around them: it gets none.
  if (format === 'yaml') return { printed: flow, gap };
  const step = indentStep(file);
  const lines = (value: SourceValue, indent: string): string =>
    JSON.stringify(value, undefined, step).replaceAll('\n', `\n${indent}`);
  return { printed: (value, indent) => (indent === undefined ? flow(value) : lines(value, indent)), gap };
}

/** A file may need a thousand repairs. */
const STEPS = new WeakMap<SourceFile, string>();

/** By how much the first collection on several lines indents its members; two spaces when there is none. */
function indentStep(file: SourceFile): string {
  const step = STEPS.get(file) ?? findStep(file.text);
  STEPS.set(file, step);
  return step;
}

function findStep(text: string): string {
  const opened = /[{[][ \t]*\r?\n([ \t]+)/.exec(text);
  if (opened === null) return '  ';
  const [, inner = ''] = opened;
  const outer = indentAt(text, opened.index);
  const step = inner.startsWith(outer) ? inner.slice(outer.length) : '';
  return step === '' ? '  ' : step;
}
