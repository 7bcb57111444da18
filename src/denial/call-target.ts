import { parseTarget } from '../domain/parse-target.ts';
import type { Answer } from './answer.ts';
import type { DeniedCall } from './cause-rule.ts';
import { withAccount } from './masked-account.ts';
import { urlIn, withoutQuery } from './url-in.ts';

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
  const named = resource === null ? FUNCTION.exec(answer?.raw.slice(0, 20_000) ?? '')?.[0] : undefined;
  const target = arn ?? named ?? (url !== undefined && parseTarget(url).ok ? url : undefined);
  return { ...(target === undefined ? {} : { target }), ...(url === undefined ? {} : { url }) };
}

/** A function that the sentence names as what was called. */
const FUNCTION =
  /arn:aws[\w-]{0,20}:lambda:[a-z0-9-]{2,40}:\d{12}:function:[\w-]{1,140}(?::(?:\$LATEST|[\w-]{1,128}))?/;

function urlOf({ context, raw }: Answer): string | undefined {
  const { url, host } = context.texts;
  const stated = url ?? host;
  if (stated !== undefined && /^arn:/.test(stated)) return undefined;
  if (stated !== undefined && /^(?:(?:https|wss):\/\/)?[\w-]{1,63}\.[\w.-]{1,250}(?:[:/?#]|$)/i.test(stated)) {
    return withoutQuery(/:\/\//.test(stated) ? stated : `https://${stated}`);
  }
  return urlIn(raw);
}
