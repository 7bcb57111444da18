import { isList, isObject, type SourceValue } from './open.ts';
import type { SourceFile } from './source-file.ts';

/** How new lines of YAML are written. */
export interface YamlBlock {
  readonly property: (name: string, value: SourceValue, indent: string) => string;
  readonly value: (value: SourceValue, indent: string) => string;
}

/**
 * Block collections as new lines, with the indent of the file and the short form of functions where it has that.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function yamlBlock(file: SourceFile): YamlBlock {
  const block = BLOCKS.get(file) ?? blockOf(file.text);
  BLOCKS.set(file, block);
  return block;
}

/** A file may need a thousand repairs. */
const BLOCKS = new WeakMap<SourceFile, YamlBlock>();

function blockOf(text: string): YamlBlock {
  const step = ' '.repeat(indentStep(text));
  const tag = SHORT_FORM.test(text) ? shortForm : () => undefined;
  const property = (name: string, value: SourceValue, indent: string): string => {
    const inner = blockValue(value, `${indent}${step}`);
    return `${indent}${yamlScalar(name)}:${inner.startsWith('\n') ? inner : ` ${inner}`}`;
  };
  const blockValue = (value: SourceValue, indent: string): string => {
    if (typeof value === 'string') return yamlScalar(value);
    if (isList(value))
      return value.map((item) => `\n${indent}- ${blockValue(item, `${indent}  `).trimStart()}`).join('');
    if (!isObject(value)) return JSON.stringify(value);
    const entries = Object.entries(value);
    return tag(entries) ?? entries.map(([name, inner]) => `\n${property(name, inner, indent)}`).join('');
  };
  return { property, value: blockValue };
}

/** By how much the first mapping that is a value is indented; two columns when there is none. */
function indentStep(text: string): number {
  const [, outer = '', inner = ''] = /^( *)[\w'"][^\n]*:[ \t]*\r?\n( +)[\w'"]/m.exec(text) ?? [];
  return inner.length > outer.length ? inner.length - outer.length : 2;
}

const SHORT_FORM = /(?:^|[\s,[{])!(?:Ref|Sub|GetAtt)\s/;

/** `!Ref`, `!Sub` or `!GetAtt`, for what they take as one text; undefined for all else. */
function shortForm([entry, ...others]: readonly (readonly [string, SourceValue])[]): string | undefined {
  if (entry === undefined || others.length > 0) return undefined;
  const [name, value] = entry;
  if (name === 'Ref' && typeof value === 'string') return `!Ref ${yamlScalar(value)}`;
  if (name === 'Fn::Sub' && typeof value === 'string') return `!Sub ${yamlScalar(value)}`;
  const parts = name === 'Fn::GetAtt' && isList(value) ? value : [];
  const texts = parts.filter((part) => typeof part === 'string');
  return parts.length === 2 && texts.length === 2 ? `!GetAtt ${yamlScalar(texts.join('.'))}` : undefined;
}

/** A text as it is where every YAML reader takes it for this very text, else in quotes. */
export function yamlScalar(value: string): string {
  if (/^[A-Za-z][\w./-]*(::?[\w./$*-]+)*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value))
    return value;
  return `'${value.replaceAll("'", "''")}'`;
}
