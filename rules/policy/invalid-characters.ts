import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oncePer } from '../../src/rule/once-per.ts';
import { textLeaves } from '../../src/rule/text-leaves.ts';
import type { SourceFile } from '../../src/source/source-file.ts';

/** Policy has characters outside the allowed set. */
export const rule = defineLintRule({
  id: 'invalid-characters',
  subject: 'policy',
  types: ['identity', 'boundary', 'session', 'trust'],
  group: 'syntax',
  title: 'Policy has characters outside the allowed set',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'IAM takes tab, line ends and the characters U+0020 to U+00FF; others come from word processors and web pages, often unseen.',
  remedy: 'Type the character again.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  equivalents: {},
  *check(policy) {
    // Most files hold nothing of the kind, nor an escape that could stand for it.
    if (!mayHoldOthers(policy.at('').file)) return;
    for (const { text: written, pointer, open } of textLeaves(policy.document, OTHERS)) {
      const text = written.replaceAll('\u{FFFC}', '');
      const found = OTHERS.exec(text)?.[0];
      if (found === undefined) continue;
      const at = policy.at(pointer);
      const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      const unseen = /^[\u200B-\u200F\u2060\uFEFF]$/u.test(found);
      yield {
        at,
        message: `the text has the character ${code}, which IAM does not take`,
        ...(unseen && !open
          ? {
              fix: {
                title: 'remove it',
                safety: 'safe' as const,
                edits: [{ kind: 'replace' as const, at, value: text.replaceAll(found, '') }],
              },
            }
          : {}),
      };
    }
  },
});

const OTHERS = /[^\t\n\r\u0020-\u00FF]/u;

/** A template has many policies and one text: it is looked through once. */
const mayHoldOthers = oncePer(({ text, format }: SourceFile): boolean => {
  if (format !== 'json') return OTHERS.test(text) || /\\[uUx]/.test(text) || ENCODED.test(text);
  // JSON has no raw control characters, so that a text of small characters answers the first at once.
  return (
    /[^\0-\xFF]/.test(text) ||
    (text.includes('\\') && /\\[bfu]/.test(text)) ||
    (text.includes('%') && ENCODED.test(text))
  );
});

const ENCODED = /%[89A-Fa-f][\dA-Fa-f]/;
