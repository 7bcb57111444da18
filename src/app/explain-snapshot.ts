import { ACCESS_RULES } from '../../rules/access.generated.ts';
import type { Fix } from '../domain/finding.ts';
import type { ExplainReport } from '../domain/report.ts';
import { decide } from '../engine/decide.ts';
import { planQuestion } from '../engine/plan.ts';
import { judge, summarizeCall } from '../engine/plan-summary.ts';
import { proposeFix } from '../remedy/propose-fix.ts';
import { proveFix } from '../remedy/prove-fix.ts';
import type { AccessCase } from '../rule/access-rule.ts';
import { runAccessRules } from '../rule/run-access-rules.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Explains one call from its evidence: the question, the decision, what the rules see, and the fix with its proof. */
export function explainSnapshot(snapshot: Snapshot): ExplainReport {
  const plan = planQuestion(snapshot);
  const asked = plan.kind === 'question' ? { question: plan.question, decision: decide(plan.question) } : {};
  const access: AccessCase = { snapshot, plan, ...asked };
  return {
    ...judge(plan, access.decision),
    call: summarizeCall(snapshot),
    plan,
    ...(access.decision === undefined ? {} : { decision: access.decision }),
    findings: runAccessRules(ACCESS_RULES, access),
    fixes: provedFixes(access),
    sources: snapshot.sources,
    collectedAt: snapshot.collectedAt,
  };
}

/** A fix that the engine does not confirm on the patched evidence is no fix. */
function provedFixes({ snapshot, question, decision }: AccessCase): readonly Fix[] {
  if (question === undefined || decision === undefined || decision.kind === 'allowed') return [];
  const proposed = proposeFix(snapshot, question, decision);
  const proved = proposed === undefined ? undefined : proveFix(snapshot, proposed);
  return proved === undefined ? [] : [proved];
}
