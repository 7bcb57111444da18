import type { PolicySource } from './policy.ts';

/** A fact that we asked for: found, known not to exist, or not readable. Absent is not unavailable. */
export type Evidence<T> =
  | { readonly status: 'collected'; readonly value: T; readonly by: string }
  | { readonly status: 'absent'; readonly by: string }
  | {
      readonly status: 'unavailable';
      /** The AWS operation or file that would have told, e.g. `iam:GetRolePolicy`. */
      readonly operation: string;
      readonly reason:
        | 'accessDenied'
        | 'throttled'
        | 'notFound'
        | 'undecodable'
        | 'offline'
        | 'notCollected'
        | 'failed';
      readonly detail: string;
    };

/** One policy document with its origin. `text` is the JSON text as AWS returned it, URL-decoded. */
export interface PolicyText {
  readonly source: PolicySource;
  readonly text: string;
}

/** A policy that exists, whether or not its document could be read. */
export interface PolicyEvidence {
  readonly source: PolicySource;
  readonly document: Evidence<string>;
}
