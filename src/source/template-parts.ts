import type { HclPart } from './hcl-ast.ts';
import { type HclCursor, isHclFailure } from './hcl-cursor.ts';
import { parseHclExpression } from './hcl-expression.ts';
import { parseTemplateText } from './hcl-template.ts';
import type { TextRange } from './json.ts';

/** Whether a text of Terraform holds an interpolation, a directive or one that is escaped. */
export function isTerraformTemplate(text: string): boolean {
  return /[$%]\{/.test(text);
}

/** The pieces of a text that is a template of Terraform as a whole; undefined when it is none. */
export function templateParts(text: string): readonly HclPart[] | undefined {
  const cursor: HclCursor = { text, maxDepth: 100, at: 0, depth: 0, bracketed: false };
  try {
    return parseTemplateText(cursor, parseHclExpression);
  } catch (thrown) {
    if (!isHclFailure(thrown)) throw thrown;
    return undefined;
  }
}

/** The plain text of a part, cut where an escape makes places move: `\"` of JSON, `$${` of Terraform. */
export function textRuns(
  text: string,
  range: TextRange,
  raw: (offset: number) => number = (offset) => offset,
): readonly HclPart[] {
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
