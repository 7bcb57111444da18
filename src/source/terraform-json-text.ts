import type { HclExpression, HclPart } from './hcl-ast.ts';
import { type HclCursor, isHclFailure } from './hcl-cursor.ts';
import { parseHclExpression } from './hcl-expression.ts';
import { parseTemplateText } from './hcl-template.ts';
import type { TextRange } from './json.ts';
import { type JsonTokens, TOKEN, tokenEnd, tokenKind, tokenStart, tokenString } from './json-tokens.ts';
import { movedExpression } from './moved-expression.ts';

/** Whether a text of Terraform holds an interpolation, a directive or one that is escaped. */
export function isTerraformTemplate(text: string): boolean {
  return /[$%]\{/.test(text);
}

/**
 * A JSON string is a template of Terraform, and one that is a single interpolation is the value of it. A string that is no
 * template (descriptions and defaults are none) is open.
 */
export function terraformText(tokens: JsonTokens, index: number): HclExpression {
  const range = { start: tokenStart(tokens, index), end: tokenEnd(tokens, index) };
  const text = tokenString(tokens, index);
  if (!isTerraformTemplate(text)) return { kind: 'literal', value: text, range };
  const parts = templateParts(text);
  if (parts === undefined) return { kind: 'other', text, range };
  const offsets = tokenKind(tokens, index) === TOKEN.string ? undefined : rawOffsets(tokens.text, range);
  const raw = (offset: number): number => offsets?.[offset] ?? range.start + 1 + offset;
  const moved = (inner: TextRange): TextRange => ({ start: raw(inner.start), end: raw(inner.end) });
  const [only] = parts;
  if (parts.length === 1 && only?.expression !== undefined && only.directive !== true)
    return movedExpression(only.expression, moved);
  const placed = parts.flatMap((part): readonly HclPart[] => {
    const { expression } = part;
    if (expression === undefined) return runs(text, part.range, raw);
    return [{ ...part, range: moved(part.range), expression: movedExpression(expression, moved) }];
  });
  return { kind: 'template', parts: placed, range };
}

function templateParts(text: string): readonly HclPart[] | undefined {
  const cursor: HclCursor = { text, maxDepth: 100, at: 0, depth: 0, bracketed: false };
  try {
    return parseTemplateText(cursor, parseHclExpression);
  } catch (thrown) {
    if (!isHclFailure(thrown)) throw thrown;
    return undefined;
  }
}

/** The plain text of a part, cut where an escape makes places move: `\"` of JSON, `$${` of Terraform. */
function runs(text: string, range: TextRange, raw: (offset: number) => number): readonly HclPart[] {
  const parts: { text: string; range: { start: number; end: number } }[] = [];
  for (let at = range.start; at < range.end; at += 1) {
    if (text.startsWith('$${', at) || text.startsWith('%%{', at)) continue;
    const start = raw(at);
    const last = parts.at(-1);
    if (last !== undefined && last.range.start + last.text.length === start) {
      last.text += text[at];
      last.range.end = raw(at + 1);
    } else parts.push({ text: text.charAt(at), range: { start, end: raw(at + 1) } });
  }
  return parts;
}

/** Offset in the file of each character of a JSON string, and of the quote behind it. */
function rawOffsets(text: string, { start, end }: TextRange): readonly number[] {
  const offsets: number[] = [];
  for (let at = start + 1; at < end; ) {
    offsets.push(at);
    at += text[at] === '\\' ? (text[at + 1] === 'u' ? 6 : 2) : 1;
  }
  return offsets;
}
