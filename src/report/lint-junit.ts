import type { LintFinding, LintResult } from './lint-result.ts';
import type { LintStyle } from './lint-text.ts';
import { visible } from './visible.ts';
import { xmlText } from './xml.ts';

/** JUnit: one suite, one case per finding: errors fail, warnings and infos pass with their text, suppressed ones are skipped. */
export function lintJunit(result: LintResult, { inRepository = (path) => path }: Partial<LintStyle> = {}): string {
  const { findings, suppressed } = result;
  const names = distinctNames();
  const testcase = (finding: LintFinding, inner: string): string =>
    caseOf(finding, { name: names(finding), file: inRepository(finding.path), inner });
  const failures = findings.filter((finding) => finding.severity === 'error').length;
  const clean =
    findings.length + suppressed.length === 0 ? ['    <testcase classname="why403" name="no findings"/>'] : [];
  const total = Math.max(1, findings.length + suppressed.length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="why403" tests="${total}" failures="${failures}" errors="0">`,
    `  <testsuite name="why403 lint" tests="${total}" failures="${failures}" errors="0" skipped="${suppressed.length}">`,
    ...clean,
    ...findings.map((finding) => testcase(finding, outcome(finding))),
    ...suppressed.map((finding) => testcase(finding, skipped(finding.suppression))),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** GitLab keeps one case of a name. */
function distinctNames(): (finding: LintFinding) => string {
  const counts = new Map<string, number>();
  return ({ ruleId, path, line, column }) => {
    const name = `${ruleId} ${path}:${line}:${column}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
}

function skipped({ reason, from }: LintResult['suppressed'][number]['suppression']): string {
  return `<skipped message="${xmlText(reason ?? from)}"/>`;
}

function outcome(finding: LintFinding): string {
  const text = xmlText(
    `${finding.path}:${finding.line}:${finding.column} ${finding.severity}: ${visible(finding.message)}`,
  );
  if (finding.severity !== 'error') return `<system-out>${text}</system-out>`;
  return `<failure type="${finding.severity}" message="${xmlText(visible(finding.message))}">${text}</failure>`;
}

function caseOf(
  { path, line }: LintFinding,
  { name, file, inner }: Readonly<Record<'name' | 'file' | 'inner', string>>,
): string {
  return `    <testcase classname="${xmlText(path)}" name="${xmlText(name)}" file="${xmlText(file)}" line="${line}">${inner}</testcase>`;
}
