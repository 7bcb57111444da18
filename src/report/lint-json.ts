import type { LintFinding, LintResult } from './lint-result.ts';

/** Version of the JSON shape; a change of it brings a line in the changelog. */
export const LINT_SCHEMA = 'why403.lint/1';

/** The result as JSON, format `why403.lint/1`. */
export function lintJson(result: LintResult): string {
  const document = {
    schema: LINT_SCHEMA,
    tool: result.tool,
    findings: result.findings.map(jsonFinding),
    suppressed: result.suppressed.map((finding) => ({ ...jsonFinding(finding), suppression: finding.suppression })),
    summary: result.summary,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function jsonFinding(finding: LintFinding): object {
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    confidence: finding.confidence,
    security: finding.security,
    message: finding.message,
    path: finding.path,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    pointer: finding.pointer,
    sid: finding.sid,
    fingerprint: finding.fingerprint,
    related: finding.related,
    // A key that is always there is easier to read for machines than one that may be missing.
    fix: finding.fix ?? null,
  };
}
