import type { Confidence } from '../domain/finding.ts';
import type { SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import type { AccountSubject } from './account-subject.ts';
import type { FileSubject } from './file-subject.ts';
import type { PolicySubject, PolicyType } from './policy-subject.ts';
import type { TemplateSubject } from './template-subject.ts';

/** error: refused, or never does what it says. warning: works but is risky. info: opinion. */
export type LintSeverity = 'error' | 'warning' | 'info';
export type LintGroup = 'syntax' | 'semantics' | 'security' | 'invocation' | 'hygiene' | 'quota';

/** Context without which the rule says nothing; the run counts it under "not decided". `serviceData` is always there. */
export type Need = 'document' | 'policyType' | 'serviceData' | 'graph' | 'settings' | 'target' | 'clock' | 'account';

/** What a rule yields. */
export type LintReport = LintProblem | NotDecided;

export interface LintProblem {
  readonly at: Place;
  /** One clause, lower-case start, no full stop, text of the user in backticks. */
  readonly message: string;
  readonly fix?: LintFix;
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  /** Milder than the rule's own when this case is. */
  readonly severity?: LintSeverity;
  readonly confidence?: Confidence;
}

/** The rule could not tell; `undecided` names what is missing, e.g. `policy type`. */
export interface NotDecided {
  readonly undecided: string;
}

/** A repair of the text that keeps its format. Only `safe` ones are applied by `--fix`. */
export interface LintFix {
  readonly title: string;
  readonly safety: 'safe' | 'suggest';
  readonly edits: readonly SourceEdit[];
}

export type SourceEdit =
  /** New value at a place. */
  | { readonly kind: 'replace'; readonly at: Place; readonly value: SourceValue }
  /** New property name. */
  | { readonly kind: 'rename'; readonly at: Place; readonly name: string }
  /** Takes a property or a list member away, with its comma. */
  | { readonly kind: 'remove'; readonly at: Place }
  /** New property in the object at the place. */
  | {
      readonly kind: 'addProperty';
      readonly at: Place;
      readonly name: string;
      readonly value: SourceValue;
      readonly first?: boolean;
    }
  /** New member at the end of the list at the place. */
  | { readonly kind: 'append'; readonly at: Place; readonly value: SourceValue }
  /** New property after the property at the place (a sibling resource of a template). */
  | { readonly kind: 'addSibling'; readonly at: Place; readonly name: string; readonly value: SourceValue }
  /** Characters of the file, for mistakes below the grammar. */
  | { readonly kind: 'text'; readonly at: Place; readonly start: number; readonly end: number; readonly text: string };

/** What other tools call it. */
export interface Equivalents {
  readonly accessAnalyzer?: string;
  readonly parliament?: string;
  readonly cfnLint?: string;
  readonly checkov?: string;
  readonly cdkNag?: string;
  readonly other?: string;
}

interface LintRuleMeta {
  readonly id: string;
  readonly group: LintGroup;
  readonly title: string;
  readonly severity: LintSeverity;
  /** certain: documented by AWS. likely, possible: weaker ground; such rules are at most warnings. */
  readonly confidence: Confidence;
  /** 0.1 to 10.0, for rules about security. */
  readonly security?: number;
  /** Version of why403 that brought the rule. */
  readonly since: string;
  readonly needs: readonly Need[];
  /** Why it matters: two or three sentences. */
  readonly why: string;
  /** How to repair it: one or two sentences. */
  readonly remedy: string;
  readonly references: readonly string[];
  readonly equivalents: Equivalents;
}

export interface PolicyRule extends LintRuleMeta {
  readonly subject: 'policy';
  /** Types that the rule is about; all when not stated. A policy of type `unknown` is then counted as not decided. */
  readonly types?: readonly PolicyType[];
  /** Whether policies made from permissions are shown to it; by default not for syntax, hygiene and quota. */
  readonly permissions?: boolean;
  /**
   * The rule is called only for policies with at least one of these (see PolicySubject.features): `service:lambda`,
   * `key:aws:sourcearn`, `condition`, `principal`. Saves the call for the many policies that it has nothing to say about.
   */
  readonly when?: readonly string[];
  check(policy: PolicySubject): Iterable<LintReport>;
}

export interface TemplateRule extends LintRuleMeta {
  readonly subject: 'template';
  check(template: TemplateSubject): Iterable<LintReport>;
}

export interface AccountRule extends LintRuleMeta {
  readonly subject: 'account';
  check(account: AccountSubject): Iterable<LintReport>;
}

export interface FileRule extends LintRuleMeta {
  readonly subject: 'file';
  check(file: FileSubject): Iterable<LintReport>;
}

export type LintRule = PolicyRule | TemplateRule | AccountRule | FileRule;

/** Declares a lint rule; the type checks the shape, tests check the fixtures. */
export function defineLintRule<const R extends LintRule>(rule: R): R {
  return rule;
}
