/**
 * A pasted text without what terminals, log collectors and mail put around it: control sequences, a time or a quote
 * sign at the beginning of every line. Line breaks stay. Never errors; linear in the length.
 */
export function cleanPaste(pasted: string): string {
  const plain = withoutSequences(pasted.replace(/^\uFEFF/, '')).replace(/\r\n?/g, '\n');
  return withoutMargin(plain).trim();
}

/** Colours and cursor movements, also where a log shows them as text; links of terminals. */
function withoutSequences(text: string): string {
  return text
    .replace(/\u001b\][^\u0007\u001b]{0,4000}(?:\u0007|\u001b\\)/g, '')
    .replace(/\u001b\[[0-?]{0,40}[ -/]{0,4}[@-~]/g, '')
    .replace(/(?:\\u001b|\\x1b|\\033|\^\[)?\[\d{1,2}(?:;\d{1,3}){0,4}m(?!\])/g, '');
}

/** The time at the beginning of a line of a log. */
const TIME = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]{0,3}/gm;

/** Docker compose; it stands at every line, or it is something else. */
const CONTAINER = /^[\w.-]{1,60} {1,12}\| ?/;

/** The quote sign of mail and Markdown. `curl -v` marks what it sends and receives in the same way. */
const QUOTE = /^>{1,4} ?/gm;
const CURL = /^< |^> [A-Z]{3,10} \S{1,2000} HTTP\//m;

function withoutMargin(text: string): string {
  const bare = text.replace(TIME, '');
  const lines = bare.split('\n');
  const told = lines.filter((line) => line.trim() !== '');
  const isContained = told.length > 0 && told.every((line) => CONTAINER.test(line));
  const inner = isContained ? lines.map((line) => line.replace(CONTAINER, '')).join('\n') : bare;
  return CURL.test(inner) ? inner : inner.replace(QUOTE, '');
}

/** The message of a program as it was before it was pasted; see `cleanPaste`. JSON stays. `[ERROR]` is a log's. */
export function cleanMessage(pasted: string): string {
  return /^\s*(?:[{"]|\[(?![A-Z]{4,8}\]))/.test(pasted) ? pasted : cleanPaste(pasted);
}

/**
 * A text that a terminal of fixed width may have broken inside its words, as one line; undefined when it cannot be. All
 * lines but the last are then equally long, or one shorter where a blank stood at the edge. Text that was wrapped
 * between words may look the same by chance, so the reading decides which of both says more.
 */
export function unbroken(text: string): string | undefined {
  const lines = text.split('\n');
  const full = lines.slice(0, -1);
  const widest = full.reduce((most, { length }) => Math.max(most, length), 0);
  if (full.length === 0 || widest < 40 || (lines.at(-1)?.length ?? 0) > widest) return undefined;
  if (!full.every(({ length }) => length === widest || length === widest - 1)) return undefined;
  return lines.map((line, at) => (at < full.length && line.length < widest ? `${line} ` : line)).join('');
}

/** The field of an evidence for such a text. */
export function joinedMessage(message: string): { readonly joined?: string } {
  const joined = unbroken(message);
  return joined === undefined ? {} : { joined };
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
export function withoutEntities(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|amp|#34|#39|#x27);/g, (name) => ENTITIES[name] ?? name);
}
