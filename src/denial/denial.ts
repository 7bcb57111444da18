/** Who refused, in the order in which a request is judged; `none` when nobody did. */
export type Layer =
  | 'client'
  | 'transport'
  | 'tls'
  | 'domain'
  | 'front-door'
  | 'cdn'
  | 'waf'
  | 'route'
  | 'api-key'
  | 'signature'
  | 'credentials'
  | 'authorization'
  | 'authorizer'
  | 'throttle'
  | 'integration'
  | 'function'
  | 'application'
  | 'none';

export type DenyKind = 'explicit' | 'implicit' | 'unknown';

/** The policy types that AWS names in a denial, plus the answer of a Lambda authorizer. */
export type DeniedBy =
  | 'identity'
  | 'resource'
  | 'scp'
  | 'rcp'
  | 'boundary'
  | 'session'
  | 'vpce'
  | 'role-trust'
  | 'authorizer';

/** Values that only some denials carry: `windowSeconds`, `sentRegion`, `qualifier`, `encodedMessage` … */
export type DenialFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What a text says about a refusal. `null` means that the text does not say. */
export interface Denial {
  /** The id of the case, when the input carried one. */
  readonly id?: string;
  /** null: nothing was recognised. */
  readonly layer: Layer | null;
  /** An id of the table in `cause-rules.ts`; the answer given the context. */
  readonly cause: string | null;
  /** Every cause that the text alone cannot exclude, the likeliest first. */
  readonly candidates: readonly string[];
  /** What makes the cause certain; null when it is only the likeliest. */
  readonly settledBy: 'text' | 'context' | null;
  readonly status: number | null;
  readonly service: string | null;
  readonly principal: string | null;
  readonly action: string | null;
  readonly resource: string | null;
  readonly denyKind: DenyKind | null;
  readonly policyType: DeniedBy | null;
  readonly policyArn: string | null;
  readonly authorizationId: string | null;
  readonly facts: DenialFacts;
  /** The sentence that was read, without secrets. */
  readonly message: string;
  /** Two sentences. */
  readonly meaning: string;
  /** The next command. */
  readonly next: string;
}
