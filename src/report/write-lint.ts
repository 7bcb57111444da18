import { lintCheckstyle } from './lint-checkstyle.ts';
import { lintGithub } from './lint-github.ts';
import { lintGitlab } from './lint-gitlab.ts';
import { lintJson } from './lint-json.ts';
import { lintJunit } from './lint-junit.ts';
import { lintMarkdown } from './lint-markdown.ts';
import { lintRdjson } from './lint-rdjson.ts';
import type { LintResult } from './lint-result.ts';
import { lintSarif } from './lint-sarif.ts';
import { type LintStyle, lintText } from './lint-text.ts';

/** Formats of `why403 lint --format`. */
export const LINT_FORMATS = [
  'text',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'markdown',
] as const;
export type LintFormat = (typeof LINT_FORMATS)[number];

/** The result in one of the formats. */
export function writeLint(result: LintResult, format: LintFormat, style: LintStyle): string {
  return WRITERS[format](result, style);
}

const WRITERS = {
  text: lintText,
  json: lintJson,
  sarif: lintSarif,
  github: lintGithub,
  gitlab: lintGitlab,
  junit: lintJunit,
  checkstyle: lintCheckstyle,
  rdjson: lintRdjson,
  markdown: lintMarkdown,
} as const satisfies Record<LintFormat, (result: LintResult, style: LintStyle) => string>;
