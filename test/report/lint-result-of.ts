import type { LintFinding, LintResult, LintRuleInfo } from '../../src/report/lint-result.ts';

const summary = {
  files: 1,
  policies: 1,
  error: 1,
  warning: 0,
  info: 0,
  suppressed: 0,
  notDecided: [],
  unreadable: [],
  notRecognised: [],
  crashed: [],
  serviceData: '2026-09-26',
};

/** The only rule of the runs below. */
export const EFFECT_RULE: LintRuleInfo = {
  id: 'invalid-effect',
  title: 'Effect is neither Allow nor Deny',
  group: 'syntax',
  severity: 'error',
  confidence: 'certain',
  security: 7.5,
  why: 'Why.',
  remedy: 'How.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html'],
};

/** A finding of `invalid-effect` in `a.json`, but for what is stated. */
export function findingOf(stated: Partial<LintFinding>): LintFinding {
  return {
    ruleId: 'invalid-effect',
    severity: 'error',
    confidence: 'certain',
    message: 'Effect `allow` is neither `Allow` nor `Deny`',
    path: 'a.json',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    pointer: '/Statement/0/Effect',
    fingerprint: '0123456789abcdef',
    related: [],
    ...stated,
  };
}

/** A run with these findings, and these texts of files. */
export function lintResultOf(
  findings: readonly LintFinding[],
  texts: Readonly<Record<string, string>> = {},
): LintResult {
  return {
    tool: { name: 'why403', version: '0.1.0' },
    findings,
    suppressed: [],
    rules: [EFFECT_RULE],
    sources: new Map(Object.entries(texts)),
    summary,
  };
}
