import type { CallContext } from './context.ts';
import type { IamText } from './iam-text.ts';
import type { PlainObject } from './plain-value.ts';

/** Who wrote the answer, as far as its headers tell; `client` never reached AWS. */
export type Emitter =
  | 'rest-api'
  | 'http-api'
  | 'some-api'
  | 'function-url'
  | 'lambda-api'
  | 'lambda'
  | 'web-function'
  | 'cloudfront'
  | 'application'
  | 'unknown';

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** What somebody pasted about one refusal, before it is judged. */
export interface Evidence {
  readonly id?: string;
  readonly status: number | null;
  readonly headers: Headers;
  /** Body of a response, or the message of an SDK. */
  readonly text: string;
  /** The same message, if a terminal broke it inside its words. */
  readonly joined?: string;
  readonly context: CallContext;
  /** `http` has a response; `text` is a message; `trail` a CloudTrail event. */
  readonly kind: 'http' | 'text' | 'trail';
  /** What a CloudTrail event says beside its message. */
  readonly trail?: TrailFacts;
}

/** The fields of a CloudTrail event that count. */
export interface TrailFacts {
  readonly service: string | null;
  readonly principal: string | null;
  readonly action: string | null;
  readonly resource: string | null;
  readonly errorCode: string | null;
}

/** The evidence taken apart: what the rules of the causes look at. */
export interface Answer extends Evidence {
  readonly emitter: Emitter;
  readonly type: string | undefined;
  /** The innermost sentence, on one line. */
  readonly message: string;
  /** The whole text without envelopes taken away. */
  readonly raw: string;
  readonly body: PlainObject | undefined;
  /** `Message` and `message` come from different front ends. */
  readonly bodyKey: string | undefined;
  readonly iam: IamText | undefined;
  readonly via: string | undefined;
  /** A document that ends before it is complete: what follows could have said more. */
  readonly isCut: boolean;
  /** The status was stated, not found among the words of a message. */
  readonly isStatusStated: boolean;
}
