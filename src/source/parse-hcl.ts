import type { HclAttribute, HclBlock, HclBody } from './hcl-ast.ts';
import { deeper, failHcl, type HclCursor, identifier, skipHcl, takeHcl } from './hcl-cursor.ts';
import { parseHclExpression } from './hcl-expression.ts';
import { parseQuoted } from './hcl-template.ts';

/** Parses an HCL text; throws an HclFailure with offset where it is not HCL. */
export function parseHcl(text: string, maxDepth = 200): HclBody {
  const at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const cursor: HclCursor = { text, maxDepth, at, depth: 0, bracketed: false };
  const body = parseHclBody(cursor);
  if (cursor.at < text.length) failHcl(cursor, 'expected an attribute or a block');
  return body;
}

/** Parses attributes and blocks up to what is neither. */
export function parseHclBody(cursor: HclCursor): HclBody {
  const start = cursor.at;
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  for (;;) {
    skipHcl(cursor, true);
    const key = cursor.at;
    const name = identifier(cursor);
    if (name === undefined) return { attributes, blocks, range: { start, end: cursor.at } };
    const range = { start: key, end: cursor.at };
    skipHcl(cursor, false);
    if (cursor.text[cursor.at] === '=' && cursor.text[cursor.at + 1] !== '=') {
      cursor.at += 1;
      skipHcl(cursor, true);
      attributes.push({ name, key: range, value: parseHclExpression(cursor) });
    } else blocks.push(parseBlock(cursor, { type: name, key: range }));
  }
}

function parseBlock(
  cursor: HclCursor,
  head: { readonly type: string; readonly key: { readonly start: number; readonly end: number } },
): HclBlock {
  const labels: string[] = [];
  for (;;) {
    skipHcl(cursor, false);
    if (cursor.text[cursor.at] === '"') {
      const label = parseQuoted(cursor, parseHclExpression);
      labels.push(label.kind === 'literal' ? String(label.value) : '');
      continue;
    }
    const bare = identifier(cursor);
    if (bare === undefined) break;
    labels.push(bare);
  }
  const start = cursor.at;
  if (!takeHcl(cursor, '{')) failHcl(cursor, 'expected `=` or a block');
  const body = deeper(cursor, () => parseHclBody(cursor));
  if (!takeHcl(cursor, '}')) failHcl(cursor, 'expected an attribute, a block or `}`');
  return { ...head, labels, body, range: { start, end: cursor.at } };
}
