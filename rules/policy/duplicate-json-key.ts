import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { pointerTo } from '../../src/source/json-value.ts';

/** The same key stands twice in an object. */
export const rule = defineLintRule({
  id: 'duplicate-json-key',
  subject: 'file',
  group: 'syntax',
  title: 'Same key appears twice in an object',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Most parsers keep the last of two equal keys without a word, so an Action or a Condition is lost.',
  remedy: 'Merge the two values into one key, or take one of them away.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check({ file, kind, innerDuplicates = [] }) {
    if (kind === 'unknown') return;
    for (const { key, at } of innerDuplicates)
      yield { at, message: `key \`${key}\` stands twice in one object; only this one counts` };
    for (const duplicate of file.duplicates) {
      if (!duplicate.sameCase) continue;
      const earlier = file.position(duplicate.earlierOffset);
      const at = { file, pointer: pointerTo(duplicate.pointer, duplicate.key), part: 'key' } as const;
      yield { at, message: `key \`${duplicate.key}\` stands here and on line ${earlier.line}; only this one counts` };
    }
  },
});
