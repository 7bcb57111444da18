import type { Answer, Evidence } from './answer.ts';
import { findEmitter } from './emitter.ts';
import { readErrorType } from './error-types.ts';
import { readIamText } from './iam-text.ts';
import { plainText } from './plain-text.ts';
import { unwrapMessage } from './unwrap-message.ts';

/** Returns the evidence with everything that the rules look at read out of it. Never errors. */
export function takeApart(evidence: Evidence): Answer {
  const { headers, text } = evidence;
  const unwrapped = unwrapMessage(text);
  const message = plainText(unwrapped.text);
  const raw = plainText(text);
  const type = evidence.trail?.errorCode ?? readErrorType(headers, unwrapped.body, message);
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
  };
}

/** The status that an SDK writes into its message: `StatusCode: 403`, `Status Code: 403`, `httpStatusCode: 403`. */
function statusIn(text: string): number | null {
  const found = /\b(?:http ?)?status(?: ?code)?["']?: ?([1-5]\d\d)\b|\bresulted in a `?([1-5]\d\d) /i.exec(text);
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? null : Number(digits);
}
