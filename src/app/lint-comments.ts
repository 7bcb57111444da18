import type { TextRange } from '../source/json.ts';
import type { SourceFile } from '../source/source-file.ts';

/** Where the comments of a file stand; only a file whose text speaks of why403 is looked through. */
export async function commentsOf(file: SourceFile): Promise<readonly TextRange[]> {
  if (!file.text.includes('why403-')) return [];
  if (file.format === 'json')
    return file.problems
      .filter((problem) => problem.repair === 'comment')
      .map(({ offset, end }) => ({ start: offset, end }));
  if (file.format === 'yaml') return (await import('../source/yaml-comments.ts')).yamlComments(file.text);
  return (await import('../source/hcl-comments.ts')).hclComments(file.text);
}
