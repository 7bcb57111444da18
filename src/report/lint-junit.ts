import type { LintFinding, LintResult } from './lint-result.ts';
import { visible } from './visible.ts';
import { xmlText } from './xml.ts';

/** JUnit: one suite, one case per finding; suppressed ones are skipped, infos pass with their text. */
export function lintJunit(result: LintResult): string {
  const { findings, suppressed } = result;
  const failures = findings.filter((finding) => finding.severity !== 'info').length;
  const clean =
    findings.length + suppressed.length === 0 ? ['    <testcase classname="why403" name="no findings"/>'] : [];
  const total = Math.max(1, findings.length + suppressed.length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="why403" tests="${total}" failures="${failures}" errors="0">`,
    `  <testsuite name="why403 lint" tests="${total}" failures="${failures}" errors="0" skipped="${suppressed.length}">`,
    ...clean,
    ...findings.map(found),
    ...suppressed.map((finding) =>
      testcase(finding, `<skipped message="${xmlText(finding.suppression.reason ?? finding.suppression.from)}"/>`),
    ),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function found(finding: LintFinding): string {
  const text = xmlText(
    `${finding.path}:${finding.line}:${finding.column} ${finding.severity}: ${visible(finding.message)}`,
  );
  if (finding.severity === 'info') return testcase(finding, `<system-out>${text}</system-out>`);
  return testcase(
    finding,
    `<failure type="${finding.severity}" message="${xmlText(visible(finding.message))}">${text}</failure>`,
  );
}

function testcase(finding: LintFinding, inner: string): string {
  const name = `${finding.ruleId} ${finding.path}:${finding.line}:${finding.column}`;
  return `    <testcase classname="${xmlText(finding.path)}" name="${xmlText(name)}" file="${xmlText(finding.path)}" line="${finding.line}">${inner}</testcase>`;
}
