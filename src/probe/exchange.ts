import type { Header, HttpRequest } from '../signature/http-request.ts';

/** One request and where its connection goes. */
export interface Outgoing {
  readonly request: HttpRequest;
  /** Name for DNS and for TLS (SNI); the Host header may differ. */
  readonly connectHost: string;
  readonly port: number;
  readonly limits: Limits;
}

/** Bounds of one exchange. */
export interface Limits {
  readonly connectMillis: number;
  readonly totalMillis: number;
  readonly bodyBytes: number;
  readonly headerBytes: number;
}

export const LIMITS: Limits = {
  connectMillis: 5_000,
  totalMillis: 15_000,
  bodyBytes: 64 * 1024,
  headerBytes: 16 * 1024,
};

/** An answer, as far as it was read. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: readonly Header[];
  /** At most `bodyBytes`, as text; empty when the body is compressed. */
  readonly body: string;
  /** Why the body is not whole. */
  readonly cut?: string;
  readonly millis: number;
}

/** What came back, or how far it got. */
export type Exchange =
  | Answered
  | { readonly kind: 'failed'; readonly stage: FailedStage; readonly why: string; readonly millis: number };

export type FailedStage = 'dns' | 'connect' | 'tls' | 'answer';
