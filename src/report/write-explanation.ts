import type { ExplainReport } from '../domain/report.ts';
import { explainJson } from './explain-json.ts';
import { explainMarkdown } from './explain-markdown.ts';
import { type ExplainTextOptions, explainText } from './explain-text.ts';
import type { TextStyle } from './text-style.ts';

export type ExplainFormat = 'text' | 'json' | 'markdown';

/** Returns the explanation in the format asked for. */
export function writeExplanation(
  report: ExplainReport,
  output: ExplainTextOptions & { readonly format: ExplainFormat; readonly style: TextStyle },
): string {
  switch (output.format) {
    case 'text':
      return explainText(report, output.style, output);
    case 'json':
      return explainJson(report, output);
    case 'markdown':
      return explainMarkdown(report, output);
  }
}
