import type { Answer, Evidence } from './answer.ts';
import { withoutEntities } from './clean-paste.ts';
import { findEmitter } from './emitter.ts';
import { readErrorType, typeInText } from './error-types.ts';
import { readIamText } from './iam-text.ts';
import { plainText } from './plain-text.ts';
import { numberOf, tryJson } from './plain-value.ts';
import { unwrapMessage } from './unwrap-message.ts';

/** Returns the evidence with everything that the rules look at read out of it. Never errors. */
export function takeApart(evidence: Evidence): Answer {
  const { headers, text } = evidence;
  const unwrapped = unwrapMessage(text);
  const message = plainText(withoutEntities(unwrapped.text));
  const raw = plainText(withoutEntities(text));
  const type = evidence.trail?.errorCode ?? readErrorType(headers, unwrapped.body, message) ?? typeInText(raw);
  return {
    ...evidence,
    status: evidence.status ?? statusIn(raw),
    emitter: findEmitter(evidence),
    type: type === '' ? undefined : type,
    message,
    raw,
    body: unwrapped.body,
    bodyKey: unwrapped.bodyKey,
    iam: readIamText(message) ?? (raw === message ? undefined : readIamText(raw)),
    via: unwrapped.via,
    isCut: isCut(text),
    isStatusStated: evidence.status !== null || numberOf(unwrapped.body, 'StatusCode') !== undefined,
  };
}

/** `[ERROR] 2026-…` is how logs begin, and no list. */
function isCut(text: string): boolean {
  return /^\s*(?:\{|\[\s{0,80}(?:[{["]|$))/.test(text) && tryJson(text) === undefined;
}

/** The same answer judged by the whole text, for envelopes whose own message says nothing; undefined when there is none. */
export function withEnvelope(answer: Answer): Answer | undefined {
  if (answer.raw === answer.message) return undefined;
  return { ...answer, message: answer.raw, type: answer.type ?? typeInText(answer.raw) };
}

/** The status that an SDK writes into its message: `StatusCode: 403`, `Status Code: 403`, `httpStatusCode: 403`. */
function statusIn(text: string): number | null {
  const digits = STATUS.exec(text)
    ?.slice(1)
    .find((found) => found !== undefined);
  return digits === undefined ? null : Number(digits);
}

const STATUS =
  /\b(?:http ?)?status(?: ?code)?["']?[:= ] ?["']?([1-5]\d\d)\b|\bresulted in a `?([1-5]\d\d) |\bHTTP(?:\/[\d.]{1,3})? ([1-5]\d\d)\b|\b([45]\d\d) (?:Client|Server) Error\b|<H1>([1-5]\d\d) ERROR|^([45]\d\d) ERROR The request could not be satisfied|\b(?:response code|code):? ([45]\d\d)\b/i;
