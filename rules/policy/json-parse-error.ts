import type { FileSubject } from '../../src/rule/file-subject.ts';
import { defineLintRule, type LintFix, type LintProblem } from '../../src/rule/lint-rule.ts';
import { parseJson } from '../../src/source/json.ts';
import type { Place, SourceProblem } from '../../src/source/source-file.ts';

/** The file does not parse, or parses only because readers are kind. */
export const rule = defineLintRule({
  id: 'json-parse-error',
  subject: 'file',
  group: 'syntax',
  title: 'Document is not valid JSON, YAML or HCL',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS refuses a document that does not parse, and a tool that guesses at it may read something else than AWS does.',
  remedy: 'Repair the text at the place named.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-json-syntax-error',
  ],
  equivalents: { accessAnalyzer: 'JSON_SYNTAX_ERROR', parliament: 'MALFORMED_JSON', cfnLint: 'E0000' },
  *check(subject) {
    const { file, error } = subject;
    if (error !== undefined) yield broken(subject, error);
    for (const problem of file.problems) {
      if (problem.repair === 'comment' && file.path.endsWith('.jsonc')) continue;
      yield { at: placeOf(subject, problem), message: problem.message, ...repair(subject, problem) };
    }
    if (subject.kind !== 'unknown' && file.format === 'json' && file.text.startsWith('\uFEFF')) {
      const fix = textFix(subject, [{ start: 0, end: 1, text: '' }], 'take the byte order mark away');
      yield {
        at: { file, pointer: '' },
        message: 'file begins with a byte order mark, which is not JSON',
        severity: 'warning',
        fix,
      };
    }
  },
});

function placeOf({ file }: FileSubject, problem: SourceProblem): Place {
  const root = file.rangeAt('')?.start ?? 0;
  return {
    file,
    pointer: '',
    within: { start: problem.offset - root, end: Math.max(problem.end, problem.offset) - root },
  };
}

function broken(subject: FileSubject, error: SourceProblem): LintProblem {
  const { file } = subject;
  const quotes = [...file.text.matchAll(/[\u201c\u201d]/g)].map((found) => ({
    start: found.index,
    end: found.index + 1,
    text: '"',
  }));
  const straight = file.text.replaceAll(/[\u201c\u201d]/g, '"');
  const mended = error.repair === 'smart-quote' && parseJson(straight).ok;
  return {
    at: placeOf(subject, error),
    message: error.message,
    ...(mended ? { fix: textFix(subject, quotes, 'write straight quotes') } : {}),
  };
}

function repair(subject: FileSubject, problem: SourceProblem): { readonly fix?: LintFix } {
  if (problem.repair !== 'trailing-comma') return {};
  return { fix: textFix(subject, [{ start: problem.offset, end: problem.end, text: '' }], 'take the comma away') };
}

function textFix(
  { file }: FileSubject,
  changes: readonly { start: number; end: number; text: string }[],
  title: string,
): LintFix {
  return {
    title,
    safety: 'safe',
    edits: changes.map((change) => ({ kind: 'text', at: { file, pointer: '' }, ...change })),
  };
}
