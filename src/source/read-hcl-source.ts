import type { HclBody } from './hcl-ast.ts';
import { isHclFailure } from './hcl-cursor.ts';
import { hclPlaces } from './hcl-places.ts';
import { lineIndex } from './line-index.ts';
import { parseHcl } from './parse-hcl.ts';
import { DEFAULT_LIMITS, type ReadLimits, type ReadSource, textOnly } from './read-source.ts';
import type { SourceFile } from './source-file.ts';

/** A Terraform file: places as for every file, and its body instead of a value (references need the whole module). */
export interface HclFile extends SourceFile {
  readonly body: HclBody;
}

/** Reads a Terraform file with positions. */
export function readHclSource(
  path: string,
  text: string,
  limits: ReadLimits = DEFAULT_LIMITS,
): ReadSource & { readonly hcl?: HclFile } {
  const broken = textOnly({ path, text, format: 'hcl' });
  if (text.length > limits.maxLength)
    return {
      ok: false,
      error: { message: `text is longer than ${limits.maxLength} characters`, offset: 0, end: 1 },
      file: broken,
    };
  try {
    const body = parseHcl(text, limits.maxDepth);
    const hcl: HclFile = { ...broken, position: lineIndex(text).position, ...hclPlaces(body), body };
    return { ok: true, files: [hcl], hcl };
  } catch (thrown) {
    if (!isHclFailure(thrown)) throw thrown;
    return {
      ok: false,
      error: { message: thrown.message, offset: thrown.offset, end: thrown.offset + 1 },
      file: broken,
    };
  }
}
