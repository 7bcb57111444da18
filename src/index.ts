export type { LintConfigFile } from './app/define-config.ts';
export { defineConfig } from './app/define-config.ts';
export { explainSnapshot } from './app/explain-snapshot.ts';
export type { Caller, CallerKind } from './domain/caller.ts';
export type { ContextValue, RequestContext } from './domain/context.ts';
export type {
  ActionDecision,
  Blocker,
  ConditionTree,
  Decision,
  DecisionKind,
  LayerOutcome,
  Match,
  NearMiss,
  Need,
  Reason,
  ReasonLayer,
  TraceStep,
} from './domain/decision.ts';
export type { Finding, Fix, PolicyEdit } from './domain/finding.ts';
export { parseCaller } from './domain/parse-caller.ts';
export { parseTarget } from './domain/parse-target.ts';
export type { Assumption, BlindSpot, Plan } from './domain/plan.ts';
export type {
  ConditionBlock,
  PolicyDocument,
  PolicyLayer,
  PolicySource,
  PrincipalElement,
  Statement,
  StatementRef,
} from './domain/policy.ts';
export type {
  AccessQuestion,
  ControlLevel,
  LayerPolicies,
  LayerPolicy,
  QuestionPolicies,
  QuestionTarget,
} from './domain/question.ts';
export type { ExplainReport, Verdict } from './domain/report.ts';
export type { Result } from './domain/result.ts';
export type { Target } from './domain/target.ts';
export type { TargetOptions } from './domain/target-options.ts';
export type { UserError } from './domain/user-error.ts';
export { isUserError } from './domain/user-error.ts';
export { VERSION } from './domain/version.ts';
export { decide } from './engine/decide.ts';
export type { FastDecision } from './engine/decide-fast.ts';
export { decideFast } from './engine/decide-fast.ts';
export type { DocumentPool } from './engine/document-pool.ts';
export { documentPool } from './engine/document-pool.ts';
export { parsePolicy, parsePolicyText } from './engine/parse-policy.ts';
export { planQuestion } from './engine/plan.ts';
export type { GivenDocument, GivenPolicies } from './engine/policy-set.ts';
export { compilePolicies } from './engine/policy-set.ts';
export type { StatedValue } from './engine/request-context.ts';
export { requestContext } from './engine/request-context.ts';
export type { LintProblem, LintReport, LintRule } from './rule/lint-rule.ts';
export { defineLintRule } from './rule/lint-rule.ts';
export { parseSnapshot, snapshotToJson } from './snapshot/parse-snapshot.ts';
export type { Snapshot } from './snapshot/snapshot.ts';
