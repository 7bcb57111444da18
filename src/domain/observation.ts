/**
 * The steps of the probe's ladder. S0 identity, S1 DNS and TLS, S2 unsigned, S3 deliberately wrong scope, S3b signed for
 * a path without route, S4 signed, S5 without session token, S6 as another role, S7 direct host, S8 with API key, L1 Lambda DryRun.
 */
export type RungId = 'S0' | 'S1' | 'S2' | 'S3' | 'S3b' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'L1';

/** What a rung saw, in the words of the table of pairs (docs/probe.md). */
export type Seen =
  /** STS knows the caller. */
  | 'identity'
  /** TLS was established. */
  | 'connected'
  /** `Missing Authentication Token`: an IAM route asked without a signature, or no route at all. */
  | 'missingToken'
  /** The scope of the signature was refused. */
  | 'wrongScope'
  /** The signature was refused: mismatch, header not signed, unreadable. */
  | 'badSignature'
  /** The time of the signature was refused. */
  | 'badTime'
  /** Key or token was refused. */
  | 'badCredentials'
  /** Authorization said no. */
  | 'denied'
  /** `Forbidden` without saying by whom: WAF, domain, API key, VPC endpoint, or HTTP API for anything. */
  | 'forbidden'
  /** The function or the API's backend answered: authorization is passed. */
  | 'accepted'
  /** The backend's own 403: authorization is passed. */
  | 'applicationRefused'
  /** 429, 5xx, or no such function: authorization is likely passed, but not proved. */
  | 'busy'
  /** An authorizer that is not IAM said no. */
  | 'authorizerRefused'
  /** No answer: DNS, connection, TLS, time. */
  | 'unreached'
  /** An answer that nobody can read, or that says nothing about permissions. */
  | 'unread';

/** One rung, climbed or left out. */
export type Observation =
  | { readonly rung: RungId; readonly state: 'skipped'; readonly why: string }
  | {
      readonly rung: RungId;
      readonly state: 'seen';
      readonly seen: Seen;
      /** One clause for a person, foreign text not yet made harmless. */
      readonly says: string;
      readonly status?: number;
      /** Id of the cause that the answer names, and those that its text alone cannot exclude. */
      readonly cause?: string;
      readonly candidates?: readonly string[];
      readonly facts: Readonly<Record<string, string>>;
      readonly millis: number;
    };
