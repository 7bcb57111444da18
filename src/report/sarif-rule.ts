import type { LintLevel, LintRuleInfo } from './lint-result.ts';

/** Characters of a description. */
const MOST_DESCRIPTION = 1024;

/** What SARIF calls our severities. */
export const SARIF_LEVELS: Readonly<Record<LintLevel, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};
const PRECISION: Readonly<Record<string, string>> = { certain: 'very-high', likely: 'high', possible: 'medium' };

/** A rule as SARIF describes it; GitHub cuts long descriptions off and wants each to say something. https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object */
export function sarifRule(rule: LintRuleInfo): object {
  const level = SARIF_LEVELS[rule.severity];
  const links = rule.references.map((url) => `- <${url}>`).join('\n');
  return {
    id: rule.id,
    name: pascal(rule.id),
    shortDescription: { text: described(rule.title, rule) },
    fullDescription: { text: described(rule.why, rule) },
    help: {
      text: `${described(rule.why, rule)} ${rule.remedy}`.trimEnd(),
      markdown: `${rule.why}\n\n**Fix:** ${rule.remedy}\n\n${links}`.trim(),
    },
    ...(rule.references[0] === undefined ? {} : { helpUri: rule.references[0] }),
    defaultConfiguration: { level },
    properties: {
      tags: [...new Set([...(rule.security === undefined ? [] : ['security']), rule.group])],
      precision: PRECISION[rule.confidence] ?? 'high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
      ...(rule.security === undefined ? {} : { 'security-severity': rule.security.toFixed(1) }),
    },
  };
}

function described(text: string, { id }: LintRuleInfo): string {
  return text.trim() === '' ? id : text.slice(0, MOST_DESCRIPTION);
}

function pascal(id: string): string {
  return id.replaceAll(/(^|[-/])([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}
