/**
 * A foreign value as one word of a command that is made to be pasted into a shell: as it is, or in single quotes;
 * undefined when it holds anything that no ARN and no URL needs.
 */
export function shellWord(value: string | null | undefined): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 600) return undefined;
  if (/^[\w:/.@=+,%-]+$/.test(value)) return value;
  return /^[\w:/.@=+,%*$~!()&;-]+$/.test(value) ? `'${value}'` : undefined;
}
