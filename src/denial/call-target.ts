import { parseTarget } from '../domain/parse-target.ts';
import type { Answer } from './answer.ts';
import type { DeniedCall } from './cause-rule.ts';
import { withAccount } from './masked-account.ts';

/** What a text names as called. */
export interface CallTarget {
  /** A target as the command line takes it, perhaps with a word for what to fill in. */
  readonly target?: string;
  /** The URL of the request without its query, which may hold secrets. */
  readonly url?: string;
}

/** Returns what was called: the ARN of the refusal, else the URL of the request or the one that the message names. */
export function callTarget(answer: Answer | undefined, { principal = null, resource = null }: DeniedCall): CallTarget {
  const url = answer === undefined ? undefined : urlOf(answer);
  const isArn = /^arn:[\w-]{1,40}:(?:lambda|execute-api):/.test(resource ?? '');
  const arn = isArn ? (withAccount(resource, principal) ?? undefined) : undefined;
  const target = arn ?? (url !== undefined && parseTarget(url).ok ? url : undefined);
  return { ...(target === undefined ? {} : { target }), ...(url === undefined ? {} : { url }) };
}

function urlOf({ context, raw }: Answer): string | undefined {
  const { url, host } = context.texts;
  const stated = url ?? host;
  if (stated !== undefined && /^arn:/.test(stated)) return undefined;
  if (stated !== undefined && /^(?:(?:https|wss):\/\/)?[\w-]{1,63}\.[\w.-]{1,250}(?:[:/?#]|$)/i.test(stated)) {
    return withoutQuery(/:\/\//.test(stated) ? stated : `https://${stated}`);
  }
  const named = NAMED.exec(raw.slice(0, 20_000))?.[0];
  return named === undefined ? undefined : withoutQuery(/:\/\//.test(named) ? named : `https://${named}`);
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/[.,;:)\]]{1,4}$/, '');
}

/** The URL of an API or a function in a message; all parts are bounded, so the search is linear. */
const NAMED =
  /(?:(?:https|wss):\/\/)?[a-z0-9-]{1,63}\.(?:[a-z0-9-]{1,63}\.)?(?:execute-api|lambda-url|lambda-web)\.[a-z0-9-]{2,40}\.[a-z0-9.]{2,60}(?::\d{1,5})?(?:\/[\w/.@=+,%$~!*:-]{0,500})?/i;
