import type { LintFinding, LintResult } from './lint-result.ts';
import { visible } from './visible.ts';
import { xmlText } from './xml.ts';

/** Checkstyle XML, by file. */
export function lintCheckstyle(result: LintResult): string {
  const files = new Map<string, LintFinding[]>();
  for (const finding of result.findings) {
    const list = files.get(finding.path) ?? [];
    list.push(finding);
    files.set(finding.path, list);
  }
  const body = [...files]
    .map(([path, findings]) => `  <file name="${xmlText(path)}">\n${findings.map(entry).join('')}  </file>\n`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${body}</checkstyle>\n`;
}

function entry(finding: LintFinding): string {
  const place = `line="${finding.line}" column="${finding.column}"`;
  return `    <error ${place} severity="${finding.severity}" message="${xmlText(visible(finding.message))}" source="why403.${finding.ruleId}"/>\n`;
}
