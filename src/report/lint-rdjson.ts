import type { LintFinding, LintResult } from './lint-result.ts';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** Reviewdog diagnostics; safe fixes become suggestions. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
export function lintRdjson(result: LintResult): string {
  const urls = new Map(result.rules.map((rule) => [rule.id, rule.references[0]]));
  const document = {
    source: { name: result.tool.name },
    severity: 'WARNING',
    diagnostics: result.findings.map((finding) => diagnostic(finding, urls.get(finding.ruleId))),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function diagnostic(finding: LintFinding, url: string | undefined): object {
  const { path, line, column, endLine, endColumn, fix } = finding;
  const edits = fix?.safety === 'safe' ? fix.edits.filter((edit) => edit.path === path) : [];
  return {
    message: finding.message,
    location: { path, range: { start: { line, column }, end: { line: endLine, column: endColumn } } },
    severity: SEVERITIES[finding.severity],
    code: { value: finding.ruleId, ...(url === undefined ? {} : { url }) },
    ...(edits.length === 0
      ? {}
      : { suggestions: edits.map(({ start, end, text }) => ({ range: { start: at(start), end: at(end) }, text })) }),
  };
}

function at(place: { readonly line: number; readonly column: number }): object {
  return { line: place.line, column: place.column };
}
