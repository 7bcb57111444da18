import type { Decision } from './decision.ts';
import type { PolicySource, StatementRef } from './policy.ts';

export type Severity = 'error' | 'warning' | 'note';
export type Confidence = 'certain' | 'likely' | 'possible';

/** A place in a file (one-based) or in a document (JSON pointer). */
export interface Location {
  readonly path?: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** What a rule says about one subject. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One clause, lower-case start, no final full stop, user text in backticks. */
  readonly message: string;
  readonly because: readonly StatementRef[];
  readonly at: readonly Location[];
  readonly fixes: readonly Fix[];
}

/** A change that repairs; printed only with its proof. */
export interface Fix {
  readonly title: string;
  /** All edits together make the call allowed. */
  readonly edits: readonly PolicyEdit[];
  /** The engine's answer on the patched copy of the evidence; absent means not proved, hence not printed. */
  readonly proof?: Decision;
  /** Unreadable evidence that the proof takes as harmless; the output names each. */
  readonly assuming?: readonly string[];
}

/** A statement to be written, in the document's own words. */
export interface NewStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export type PolicyEdit =
  /** One `aws lambda add-permission`. */
  | {
      readonly kind: 'addFunctionPermission';
      readonly functionName: string;
      readonly functionArn: string;
      readonly qualifier?: string;
      readonly region: string;
      readonly statement: NewStatement & { readonly Sid: string };
    }
  /** A statement for an identity policy of a user or role. */
  | {
      readonly kind: 'addIdentityStatement';
      readonly to: { readonly type: 'user' | 'role'; readonly name: string; readonly account: string };
      /** Name of the new inline policy, free on this user or role: putting a policy replaces one of the same name. */
      readonly policyName: string;
      readonly statement: NewStatement;
    }
  /** A statement for a REST API's resource policy; takes effect after a new deployment. */
  | {
      readonly kind: 'addApiStatement';
      readonly apiId: string;
      readonly region: string;
      readonly stage: string;
      readonly statement: NewStatement;
      /** The policy that is there now; API Gateway can only replace the whole. */
      readonly existing?: string;
    }
  /** No grant helps: a statement that somebody must change, and who owns it. */
  | { readonly kind: 'changeStatement'; readonly statement: StatementRef; readonly owner: string; readonly how: string }
  | {
      readonly kind: 'extendPolicy';
      readonly source: PolicySource;
      readonly owner: string;
      readonly statement: NewStatement;
    }
  /** The call itself should change (another qualifier, region, route). */
  | { readonly kind: 'changeCall'; readonly how: string };
