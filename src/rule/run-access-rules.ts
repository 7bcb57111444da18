import type { Finding } from '../domain/finding.ts';
import type { AccessCase, AccessRule, Observation } from './access-rule.ts';

const RANK = { error: 0, warning: 1, note: 2 } as const;

/** Returns what the rules say about one explained call, the most severe first, each thing once. */
export function runAccessRules(rules: readonly AccessRule[], access: AccessCase): readonly Finding[] {
  const findings = rules.flatMap((rule) => rule.check(access).map((observation) => toFinding(rule, observation)));
  const unique = new Map(findings.map((finding) => [`${finding.rule}\n${finding.message}`, finding]));
  return [...unique.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.rule.localeCompare(b.rule, 'en'));
}

function toFinding(rule: AccessRule, observation: Observation): Finding {
  return {
    rule: rule.id,
    severity: observation.severity ?? rule.severity,
    confidence: observation.confidence ?? rule.confidence,
    message: observation.message,
    because: observation.because ?? [],
    at: [],
    fixes: [],
  };
}
