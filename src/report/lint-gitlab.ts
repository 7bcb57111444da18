import type { LintFinding, LintResult } from './lint-result.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const;

/** GitLab code quality. https://docs.gitlab.com/ci/testing/code_quality/ */
export function lintGitlab(result: LintResult): string {
  return `${JSON.stringify(result.findings.map(entry), undefined, 2)}\n`;
}

function entry(finding: LintFinding): object {
  const critical = (finding.security ?? 0) > 9;
  return {
    type: 'issue',
    check_name: finding.ruleId,
    description: finding.message,
    categories: [finding.security === undefined ? 'Bug Risk' : 'Security'],
    fingerprint: finding.fingerprint,
    severity: finding.severity === 'error' && critical ? 'critical' : SEVERITIES[finding.severity],
    location: { path: finding.path, lines: { begin: finding.line, end: finding.endLine } },
  };
}
