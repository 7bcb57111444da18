import type { HclExpression, HclPart } from './hcl-ast.ts';
import type { TextRange } from './json.ts';
import { type JsonTokens, TOKEN, tokenEnd, tokenKind, tokenStart, tokenString } from './json-tokens.ts';
import { movedExpression } from './moved-expression.ts';
import { isTerraformTemplate, templateParts, textRuns } from './template-parts.ts';

/**
 * A JSON string is a template of Terraform, and one that is a single interpolation is the value of it. A string that is no
 * template (descriptions and defaults are none) is open.
 */
export function terraformText(tokens: JsonTokens, index: number): HclExpression {
  const range = { start: tokenStart(tokens, index), end: tokenEnd(tokens, index) };
  const text = tokenString(tokens, index);
  if (!isTerraformTemplate(text)) return { kind: 'literal', value: text, range };
  const parts = text.length > MOST ? undefined : templateParts(text);
  if (parts === undefined) return { kind: 'other', text, range };
  const offsets = tokenKind(tokens, index) === TOKEN.string ? undefined : rawOffsets(tokens.text, range);
  const raw = (offset: number): number => offsets?.[offset] ?? range.start + 1 + offset;
  const moved = (inner: TextRange): TextRange => ({ start: raw(inner.start), end: raw(inner.end) });
  const [only] = parts;
  if (parts.length === 1 && only?.expression !== undefined && only.directive !== true)
    return movedExpression(only.expression, moved);
  const placed = parts.flatMap((part): readonly HclPart[] => {
    const { expression } = part;
    if (expression === undefined) return textRuns(text, part.range, raw);
    return [{ ...part, range: moved(part.range), expression: movedExpression(expression, moved) }];
  });
  return { kind: 'template', parts: placed, range };
}

/** What is larger is no policy and no API. */
const MOST = 1024 * 1024;

/** Offset in the file of each character of a JSON string, and of the quote behind it. */
function rawOffsets(text: string, { start, end }: TextRange): readonly number[] {
  const offsets: number[] = [];
  for (let at = start + 1; at < end; ) {
    offsets.push(at);
    at += text[at] === '\\' ? (text[at + 1] === 'u' ? 6 : 2) : 1;
  }
  return offsets;
}
