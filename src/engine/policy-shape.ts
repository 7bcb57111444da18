/** Whether the value is an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A foreign value in a message, short. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = String(value);
  return `\`${text.length > 80 ? `${text.slice(0, 80)}…` : text}\``;
}

/** One text or a list of texts as a list; undefined when it is neither. Numbers and booleans may stand unquoted. */
export function textList(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) {
    const text = scalar(value);
    return text === undefined ? undefined : [text];
  }
  const texts: string[] = [];
  for (const item of value) {
    const text = scalar(item);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
