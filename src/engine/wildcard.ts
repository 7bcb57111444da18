/** Any run of characters. */
export const STAR = -1 as const;
/** Exactly one character. */
export const ONE = -2 as const;
/** Any run of characters without a colon. */
export const SEGMENT_STAR = -3 as const;
/** Exactly one character that is not a colon. */
export const SEGMENT_ONE = -4 as const;

/** A pattern as a list of UTF-16 code units and the four wildcards above. */
export type Tokens = readonly number[];

const COLON = 58;

/**
 * Whether the tokens match the whole text. Never recursive; at most (pattern + 1) × (text + 1) steps, whatever the input.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchTokens(tokens: Tokens, text: string): boolean {
  return tokens.includes(SEGMENT_STAR) ? matchByStates(tokens, text) : matchGreedily(tokens, text);
}

/** Tokens of a pattern in which `*` and `?` run over everything; runs of stars are one star. */
export function tokensOf(pattern: string): number[] {
  const tokens: number[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charCodeAt(at);
    if (unit === 42) pushStar(tokens, STAR);
    else tokens.push(unit === 63 ? ONE : unit);
  }
  return tokens;
}

/** Appends a star, joining it with a star before it: the freer of the two stays. */
export function pushStar(tokens: number[], star: typeof STAR | typeof SEGMENT_STAR): void {
  const last = tokens.at(-1);
  if (last === STAR) return;
  if (last === SEGMENT_STAR) tokens[tokens.length - 1] = star;
  else tokens.push(star);
}

/** With one kind of star the earliest match of each piece is the best, so only the last star is ever taken back. */
function matchGreedily(tokens: Tokens, text: string): boolean {
  let at = 0;
  let token = 0;
  let star = -1;
  let retry = 0;
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted === STAR) {
      star = token++;
      retry = at;
    } else if (wanted !== undefined && matchesUnit(wanted, text.charCodeAt(at))) {
      at++;
      token++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++retry;
    } else return false;
  }
  while (tokens[token] === STAR) token++;
  return token === tokens.length;
}

/** All positions of the pattern that the text read so far can have reached, one row at a time. */
function matchByStates(tokens: Tokens, text: string): boolean {
  let reached = new Uint8Array(tokens.length + 1);
  reached[0] = 1;
  skipStars(tokens, reached);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const next = new Uint8Array(tokens.length + 1);
    for (let state = 0; state < tokens.length; state++) {
      if (reached[state] === 0) continue;
      const wanted = tokens[state] ?? 0;
      if (!matchesUnit(wanted, unit)) continue;
      next[isStar(wanted) ? state : state + 1] = 1;
    }
    skipStars(tokens, next);
    reached = next;
  }
  return reached[tokens.length] === 1;
}

function skipStars(tokens: Tokens, reached: Uint8Array): void {
  for (let state = 0; state < tokens.length; state++) {
    if (reached[state] === 1 && isStar(tokens[state] ?? 0)) reached[state + 1] = 1;
  }
}

function isStar(token: number): boolean {
  return token === STAR || token === SEGMENT_STAR;
}

function matchesUnit(token: number, unit: number): boolean {
  if (token >= 0) return token === unit;
  return token === STAR || token === ONE || unit !== COLON;
}

/** A compiled text pattern. */
export type TextTest = (text: string) => boolean;

/** A test for the tokens: exact text and prefixes are compared directly, the rest token by token. */
export function compileTokens(tokens: Tokens): TextTest {
  const special = tokens.findIndex((token) => token < 0);
  if (special === -1) {
    const exact = textOf(tokens);
    return (text) => text === exact;
  }
  if (special === tokens.length - 1 && tokens[special] === STAR) {
    const prefix = textOf(tokens.slice(0, special));
    return (text) => text.startsWith(prefix);
  }
  return (text) => matchTokens(tokens, text);
}

/**
 * A test for a pattern without wildcards, or with a single star at its very end, which runs over everything wherever it
 * stands; undefined for any other. Most patterns are such, and need not be taken apart.
 */
export function compilePlain(pattern: string): TextTest | undefined {
  if (pattern.includes('?')) return undefined;
  const star = pattern.indexOf('*');
  if (star === -1) return (text) => text === pattern;
  if (star < pattern.length - 1) return undefined;
  const prefix = pattern.slice(0, star);
  return (text) => text.startsWith(prefix);
}

function textOf(tokens: Tokens): string {
  let text = '';
  for (const token of tokens) text += String.fromCharCode(token);
  return text;
}

/** A test for a pattern in which `*` and `?` run over everything. */
export function compileGlob(pattern: string): TextTest {
  return compilePlain(pattern) ?? compileTokens(tokensOf(pattern));
}
