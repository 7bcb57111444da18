/**
 * Returns `text` harmless for a terminal or a Markdown page: control characters (escape sequences, newlines),
 * bidirectional overrides, invisible characters and lone surrogates appear as `\u{..}`. Never errors.
 * Names in policies are written by others: https://trojansource.codes/
 */
export function visible(text: string): string {
  return HARMLESS.test(text) ? text : text.replace(DANGEROUS, escapeCodePoint);
}

// The usual case, our own signs included, costs one pass, and the classes of Unicode are not even compiled.
const HARMLESS = /^[\x20-\x7e\u00b7\u203a\u2714\u2718\u2192\u2014\u2026\u2019\u201c\u201d]*$/;

// Cc, Cf (bidi controls, zero width, tags), Zl, Zp, lone surrogates, and the blanks that look like nothing.
const DANGEROUS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu;

function escapeCodePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
