import type { Decision } from '../domain/decision.ts';
import type { Confidence, Severity } from '../domain/finding.ts';
import type { Plan } from '../domain/plan.ts';
import type { StatementRef } from '../domain/policy.ts';
import type { AccessQuestion } from '../domain/question.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** One explained call: the evidence, the question that it asks, and the engine's answer. */
export interface AccessCase {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  /** Absent when there was no permission question. */
  readonly question?: AccessQuestion;
  readonly decision?: Decision;
}

/** What a rule noticed; the kit adds the rule's name and its defaults. */
export interface Observation {
  /** One clause, lower-case start, no final full stop, user text in backticks. */
  readonly message: string;
  readonly because?: readonly StatementRef[];
  readonly severity?: Severity;
  readonly confidence?: Confidence;
}

/** A diagnosis of one explained call. One rule is one file in rules/access and one folder in fixtures/rules. */
export interface AccessRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Version of why403 that had it first. */
  readonly since: string;
  readonly references: readonly string[];
  /** Markdown: why this is refused, and what to do. */
  readonly why: string;
  check(access: AccessCase): readonly Observation[];
}

/** Returns the rule as given; it exists for its type. */
export function defineAccessRule(rule: AccessRule): AccessRule {
  return rule;
}
