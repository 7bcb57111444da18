import type { LintRuleInfo } from '../report/lint-result.ts';
import type { LintRule } from '../rule/lint-rule.ts';

/** What reports tell of a rule. */
export function ruleInfo(rule: LintRule): LintRuleInfo {
  const { id, title, group, severity, confidence, security, why, remedy, references } = rule;
  return {
    id,
    title,
    group,
    severity,
    confidence,
    ...(security === undefined ? {} : { security }),
    why,
    remedy,
    references,
  };
}
