import type { Place, SourceFile } from '../source/source-file.ts';
import type { LintSettings } from './lint-settings.ts';

/** One file as text, also when it does not parse. */
export interface FileSubject {
  /** What could be read; a file that does not parse has the value null. */
  readonly file: SourceFile;
  /** Why it does not parse. */
  readonly error:
    | { readonly message: string; readonly offset: number; readonly end: number; readonly repair?: string }
    | undefined;
  /** What the file was taken for: `policy`, `cloudformation`, `terraform`, `unknown` … */
  readonly kind: string;
  /** Layers that were taken off to find the policy: `{"Policy": "…"}`, URL encoding, a JSON string. */
  readonly wrapped: readonly { readonly how: 'response' | 'url-encoded' | 'json-string'; readonly pointer: string }[];
  /** Keys that stand twice in a policy inside a string of the file. */
  readonly innerDuplicates?: readonly { readonly key: string; readonly at: Place }[];
  /** Suppressions in and for this file, with their use in this run. */
  readonly suppressions: readonly SuppressionUse[];
  readonly settings: LintSettings;
}

export interface SuppressionUse {
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  /** ISO day. */
  readonly until: string | undefined;
  readonly used: boolean;
  readonly offset: number;
  readonly end: number;
  readonly from: 'comment' | 'metadata' | 'config' | 'baseline';
  /** Why it cannot be obeyed, as a clause: it names a rule that does not exist, a day that is none … */
  readonly fault?: string;
}
