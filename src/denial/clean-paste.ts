/**
 * A pasted text without what terminals, log collectors and mail put around it: control sequences, a time or a quote
 * sign at the beginning of every line. Line breaks stay. Never errors; linear in the length.
 */
export function cleanPaste(pasted: string): string {
  const plain = withoutSequences(pasted.replace(/^\uFEFF/, '')).replace(/\r\n?/g, '\n');
  return PREFIXES.reduce(withoutPrefix, plain).trim();
}

/** Colours and cursor movements, also where a log shows them as text; links of terminals. */
function withoutSequences(text: string): string {
  return text
    .replace(/\u001b\][^\u0007\u001b]{0,4000}(?:\u0007|\u001b\\)/g, '')
    .replace(/\u001b\[[0-?]{0,40}[ -/]{0,4}[@-~]/g, '')
    .replace(/(?:\\u001b|\\x1b|\\033|\^\[)?\[\d{1,2}(?:;\d{1,3}){0,4}m(?!\])/g, '');
}

/** Each stands at every line, or is no prefix: docker compose, the time of a log, a mail's quote sign. */
const PREFIXES: readonly RegExp[] = [
  /^[\w.-]{1,60} {1,12}\| ?/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]{0,3}/,
  /^>{1,4} ?/,
];

function withoutPrefix(text: string, prefix: RegExp): string {
  const lines = text.split('\n');
  const told = lines.filter((line) => line.trim() !== '');
  if (!told.every((line) => prefix.test(line))) return text;
  return lines.map((line) => line.replace(prefix, '')).join('\n');
}

/** The message of a program as it was before it was pasted; see `cleanPaste` and `unbroken`. JSON stays. */
export function cleanMessage(pasted: string): string {
  if (/^\s*[[{"]/.test(pasted)) return pasted;
  const clean = cleanPaste(pasted);
  return withoutEntities(unbroken(clean) ?? clean);
}

/**
 * A text that a terminal of fixed width broke inside its words, as one line; undefined when it was not. All lines but
 * the last are then equally long, or one shorter where a blank stood at the edge.
 */
export function unbroken(text: string): string | undefined {
  const lines = text.split('\n');
  const full = lines.slice(0, -1);
  const width = full[0]?.length ?? 0;
  const widest = full.reduce((most, { length }) => Math.max(most, length), width);
  if (full.length < 2 || widest < 40 || (lines.at(-1)?.length ?? 0) > widest) return undefined;
  if (!full.every(({ length }) => length === widest || length === widest - 1)) return undefined;
  return lines.map((line, at) => (at < full.length && line.length < widest ? `${line} ` : line)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&apos;': "'",
  '&amp;': '&',
};

/** A text copied out of a page's source, with its signs instead of their names. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|amp|#34|#39|#x27);/g, (name) => ENTITIES[name] ?? name);
}
