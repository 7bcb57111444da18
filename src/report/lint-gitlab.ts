import type { LintFinding, LintResult } from './lint-result.ts';
import type { LintStyle } from './lint-text.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const;

/** GitLab code quality, with paths from the root of the repository. https://docs.gitlab.com/ci/testing/code_quality/ */
export function lintGitlab(result: LintResult, { inRepository = (path) => path }: Partial<LintStyle> = {}): string {
  const entries = result.findings.map((finding) => entry(finding, inRepository(finding.path)));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}

function entry(finding: LintFinding, path: string): object {
  const critical = (finding.security ?? 0) > 9;
  return {
    type: 'issue',
    check_name: finding.ruleId,
    description: finding.message,
    categories: [finding.security === undefined ? 'Bug Risk' : 'Security'],
    fingerprint: finding.fingerprint,
    severity: finding.severity === 'error' && critical ? 'critical' : SEVERITIES[finding.severity],
    location: { path, lines: { begin: finding.line, end: finding.endLine } },
  };
}
