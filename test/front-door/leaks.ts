/**
 * The longest run of letters and digits of a secret that a text shows, whatever the case and whatever stands between:
 * a token that is cut into pieces is still a token.
 */
export function longestLeak(text: string, value: string): number {
  const shown = lettersOf(text);
  const letters = lettersOf(value);
  let longest = 0;
  for (let from = 0; from + longest < letters.length; from += 1) {
    while (from + longest < letters.length && shown.includes(letters.slice(from, from + longest + 1))) longest += 1;
  }
  return longest;
}

function lettersOf(text: string): string {
  return text.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

/** A value as the other side may spell it. */
export function spellingsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [value, encodeURIComponent(value), bytes.toString('hex'), ...base64];
}
