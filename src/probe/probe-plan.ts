import type { HttpRequest } from '../signature/http-request.ts';
import type { Credentials } from '../signature/sign-request.ts';
import type { SigningScope } from '../signature/signing-scope.ts';
import type { WireUrl } from '../signature/wire-target.ts';
import type { Limits } from './exchange.ts';

/** `safe` sends nothing that can execute code; `full` sends the call itself. */
export type ProbeMode = 'safe' | 'full';

/** What the evidence says about the target, as far as the probe has to know. */
export interface TargetKnowledge {
  /** `unknown`: no evidence. Only AWS_IAM makes an unsigned request harmless. */
  readonly authorization: 'AWS_IAM' | 'NONE' | 'other' | 'unknown';
  /** Verbs of the route: a verb, `ANY`, or undefined when the evidence does not name the route. */
  readonly routeMethod?: string;
  /** Of GET, HEAD and OPTIONS those that reach no code without a signature: IAM protects their route, or there is none. */
  readonly harmlessVerbs: readonly string[];
  /** A path of the stage that no route answers, for a REST API whose routes are all known. */
  readonly emptyPath?: string;
  /** The host belongs to the API or function URL of the evidence. */
  readonly hostMatched: boolean;
  /** What a request may run, in words: `function orders`. */
  readonly runs?: string;
  readonly isRest: boolean;
}

/** A call over HTTP, ready to be varied by the rungs. */
export interface ProbeCall {
  readonly url: WireUrl;
  /** Unsigned, with the user's headers and body; the method only counts when `methodStated`. */
  readonly request: HttpRequest;
  readonly scope: SigningScope;
  readonly knowledge: TargetKnowledge;
  /** The verb for rungs that may execute; absent when neither the user nor the evidence names one. */
  readonly method?: string;
  /** Why there is no method. */
  readonly noMethod?: string;
  /** Credentials may go to this host: it matches the evidence, or the user named it. */
  readonly isTrusted: boolean;
  readonly apiKey?: string;
  /** Host that is called directly, instead of through the CDN; with its port unless that is 443. */
  readonly origin?: {
    readonly host: string;
    readonly hostname: string;
    readonly port: number;
    readonly scope: SigningScope;
  };
}

/** Everything that the ladder needs to know before the first step. */
export interface ProbePlan {
  readonly mode: ProbeMode;
  /** Absent for a target that is invoked through the Lambda API. */
  readonly call?: ProbeCall;
  /** The function that a DryRun can ask for, when it is known. */
  readonly dryRunFunction?: string;
  readonly credentials?: Credentials;
  readonly otherRole?: { readonly arn: string; readonly credentials: Credentials };
  /** Unique id of this run, sent as `x-why403-probe`. */
  readonly probeId: string;
  readonly userAgent: string;
  readonly limits: Limits;
}
