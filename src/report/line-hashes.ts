/** Characters that one hash covers. */
const WINDOW = 100;
const BASE = 37;
const WORD = 2 ** 32;
/** Ends every text; no character of UTF-16 text is one. */
const END = 0xffff;

/** 64 bits without sign, as two numbers that floating point holds exactly. */
interface Wide {
  readonly high: number;
  readonly low: number;
}

/** What the character that leaves the window was multiplied with. */
const LEAVING = Array.from({ length: WINDOW }).reduce<Wide>((power) => next(power, 0), { high: 0, low: 1 });

function next({ high, low }: Wide, character: number): Wide {
  const grown = low * BASE + character;
  return { high: (high * BASE + Math.floor(grown / WORD)) % WORD, low: grown % WORD };
}

function without({ high, low }: Wide, character: number): Wide {
  const taken = low - ((LEAVING.low * character) % WORD);
  const carried = Math.floor((LEAVING.low * character) / WORD) + LEAVING.high * character + (taken < 0 ? 1 : 0);
  return { high: (((high - carried) % WORD) + WORD) % WORD, low: taken < 0 ? taken + WORD : taken };
}

/**
 * What GitHub code scanning calls `primaryLocationLineHash`, for every line: a rolling hash of the hundred characters from
 * the line's start on, blanks left out, and how often the same hash has come before. Results that are uploaded without
 * github/codeql-action need it.
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#providing-data-to-track-code-scanning-alerts-across-runs
 */
export function lineHashes(text: string): readonly string[] {
  const window = new Uint16Array(WINDOW);
  const starts: number[] = [];
  const hashes: string[] = [];
  const counts = new Map<string, number>();
  let hash: Wide = { high: 0, low: 0 };
  let seen = 0;
  const take = (character: number): void => {
    const leaving = window[seen % WINDOW] ?? 0;
    window[seen % WINDOW] = character;
    hash = next(hash, character);
    if (leaving !== 0) hash = without(hash, leaving);
    seen += 1;
    if (starts[hashes.length] !== seen - WINDOW) return;
    const name = (BigInt(hash.high) * BigInt(WORD) + BigInt(hash.low)).toString(16);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    hashes.push(`${name}:${count}`);
  };
  let atStart = true;
  for (const character of kept(text)) {
    if (atStart) starts.push(seen);
    atStart = character === LF;
    take(character);
  }
  while (hashes.length < starts.length) take(0);
  return hashes;
}

const LF = 10;
const CR = 13;

/** Characters that count: no blanks, one kind of line end, the end. */
function* kept(text: string): Iterable<number> {
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 32 || character === 9) continue;
    if (character === LF && text.charCodeAt(at - 1) === CR) continue;
    yield character === CR ? LF : character;
  }
  yield END;
}
