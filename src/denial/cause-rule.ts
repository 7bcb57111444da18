import type { Answer, Emitter } from './answer.ts';
import type { CallContext, ContextFlag } from './context.ts';
import type { Denial, DenialFacts, Layer } from './denial.ts';

/** The part of a denial that names who wanted what, and which policy said no. */
export type DeniedCall = Partial<
  Pick<Denial, 'service' | 'principal' | 'action' | 'resource' | 'denyKind' | 'policyType'>
>;

/** How an answer is recognised from its own text and headers, and what is then concluded. Every test that is there must pass. */
export interface CauseRule {
  readonly emitter?: readonly Emitter[];
  readonly kind?: Answer['kind'];
  readonly status?: readonly number[];
  /** Error type, blank and sentence. Patterns are linear: no nested or adjacent unbounded repetition. */
  readonly says?: RegExp;
  readonly when?: (answer: Answer) => boolean;
  /** What it is when nothing more is known. */
  readonly cause: string;
  /** All that the text alone cannot exclude, likeliest first; missing when the text is certain. */
  readonly candidates?: readonly string[];
  /** What knowledge from elsewhere changes; the first that fits counts. */
  readonly given?: readonly Given[];
  readonly denied?: DeniedCall | ((answer: Answer) => DeniedCall);
  readonly facts?: (answer: Answer) => DenialFacts;
}

/** A conclusion that needs context. Fields that are missing stay as the rule has them. */
export interface Given {
  readonly when: (call: CallContext, answer: Answer) => boolean;
  readonly cause?: string;
  readonly candidates?: readonly string[];
  readonly denied?: DeniedCall | ((answer: Answer) => DeniedCall);
}

/** What a cause is called, where it lies, what it means in two sentences, and what to do next. */
export interface Cause {
  readonly layer: Layer;
  readonly meaning: string;
  readonly next: string;
  /** A word for candidates only: the published list of causes has none for it, so that the cause is null. */
  readonly isFiner?: true;
  /** Other words where the general ones would not be true; the first that fits counts. */
  readonly wordings?: readonly Wording[];
}

/** What is said instead under some circumstances. */
export interface Wording {
  readonly when: (answer: Answer, read: ReadCall) => boolean;
  readonly meaning?: string;
  readonly next?: string;
}

/** What was concluded when the words are chosen. */
export interface ReadCall extends DeniedCall {
  readonly candidates: readonly string[];
}

/** Meaning and next command of a cause for one answer. */
export function wordsOf(
  cause: Pick<Cause, 'meaning' | 'next' | 'wordings'>,
  answer: Answer,
  read: ReadCall,
): { readonly meaning: string; readonly next: string } {
  const { meaning, next } = cause;
  return { meaning, next, ...cause.wordings?.find(({ when }) => when(answer, read)) };
}

/** Returns the test whether the context states all of these flags so. */
export function known(wanted: { readonly [name in ContextFlag]?: boolean }): (call: CallContext) => boolean {
  const entries = Object.entries(wanted);
  return ({ flags }) => {
    const stated = new Map(Object.entries(flags));
    return entries.every(([name, value]) => stated.get(name) === value);
  };
}

/** Whether a rule fits an answer. */
export function fits(rule: CauseRule, answer: Answer): boolean {
  return (
    (rule.kind === undefined || rule.kind === answer.kind) &&
    (rule.emitter === undefined || rule.emitter.includes(answer.emitter)) &&
    (rule.status === undefined || (answer.status !== null && rule.status.includes(answer.status))) &&
    (rule.says === undefined || rule.says.test(saidBy(answer))) &&
    (rule.when === undefined || rule.when(answer))
  );
}

/** Error type and sentence; refusals are short, so what comes after the first pages does not count. */
function saidBy({ type, message }: Answer): string {
  return `${type ?? ''} ${message.slice(0, 60_000)}`;
}
