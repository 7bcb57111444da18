/** What a lint run found, as plain data: everything that the writers of src/report/lint-*.ts are given. */
export interface LintResult {
  readonly tool: { readonly name: string; readonly version: string };
  /** By path and place. */
  readonly findings: readonly LintFinding[];
  /** Silenced on purpose: by comment, metadata, configuration or baseline. */
  readonly suppressed: readonly (LintFinding & {
    readonly suppression: { readonly from: string; readonly reason: string | undefined };
  })[];
  readonly rules: readonly LintRuleInfo[];
  /** Text of the files with findings, for excerpts. */
  readonly sources: ReadonlyMap<string, string>;
  readonly summary: LintSummary;
  /** Sentences for stderr. */
  readonly notes?: readonly string[];
}

export interface LintSummary {
  readonly files: number;
  readonly policies: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly suppressed: number;
  /** Rules that stayed silent because something was missing. */
  readonly notDecided: readonly { readonly rule: string; readonly missing: string; readonly count: number }[];
  /** Files that could not be read or parsed. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Files given by name of which no kind was recognised. */
  readonly notRecognised: readonly string[];
  /** Rules that threw. */
  readonly crashed: readonly { readonly rule: string; readonly message: string }[];
  /** Day of the service data. */
  readonly serviceData: string;
}

export type LintLevel = 'error' | 'warning' | 'info';

export interface LintFinding {
  readonly ruleId: string;
  readonly severity: LintLevel;
  readonly confidence: string;
  /** 0.1 to 10.0 for rules about security. */
  readonly security?: number | undefined;
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly pointer: string;
  /** Sid of the statement that it is about. */
  readonly sid?: string | undefined;
  /** Stays the same when lines move. */
  readonly fingerprint: string;
  readonly fix?: LintFixText | undefined;
  readonly related: readonly {
    readonly message: string;
    readonly path: string;
    readonly line: number;
    readonly column: number;
  }[];
}

export interface LintFixText {
  readonly title: string;
  readonly safety: 'safe' | 'suggest';
  readonly edits: readonly LintEditText[];
}

/** Characters of one file to be replaced. */
export interface LintEditText {
  readonly path: string;
  readonly start: { readonly offset: number; readonly line: number; readonly column: number };
  readonly end: { readonly offset: number; readonly line: number; readonly column: number };
  readonly text: string;
}

export interface LintRuleInfo {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly severity: LintLevel;
  readonly confidence: string;
  readonly security?: number;
  readonly why: string;
  readonly remedy: string;
  readonly references: readonly string[];
}
