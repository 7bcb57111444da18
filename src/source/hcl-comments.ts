import { type HclCursor, isHclFailure } from './hcl-cursor.ts';
import type { TextRange } from './json.ts';
import { parseHclBody } from './parse-hcl.ts';

/** Stretches of a Terraform file that hold its comments and the blanks around them; strings and heredocs are outside. */
export function hclComments(text: string): readonly TextRange[] {
  const comments: TextRange[] = [];
  const at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const cursor: HclCursor = { text, maxDepth: 200, at, depth: 0, bracketed: false, comments };
  try {
    parseHclBody(cursor);
  } catch (thrown) {
    // What comes before the mistake counts.
    if (!isHclFailure(thrown)) throw thrown;
  }
  return comments;
}
