/** Returns the URL of an API or a function that a message names, without its query; undefined when there is none. */
export function urlIn(text: string): string | undefined {
  const named = NAMED.exec(text.slice(0, 20_000))?.[0];
  if (named === undefined) return undefined;
  return withoutQuery(named.includes('://') ? named : `https://${named}`).replace(/[.,;:)\]]{1,4}$/, '');
}

/** A URL without what may hold signatures and tokens. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

/** All parts are bounded, so the search is linear. */
const NAMED =
  /(?:(?:https|wss):\/\/)?[a-z0-9-]{1,63}\.(?:[a-z0-9-]{1,63}\.)?(?:execute-api|lambda-url|lambda-web)\.[a-z0-9-]{2,40}\.[a-z0-9.]{2,60}(?::\d{1,5})?(?:\/[\w/.@=+,%$~!*:-]{0,500})?/i;
