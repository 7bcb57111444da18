import type { TextItem } from './policy-subject.ts';

/** Address ranges wider than any organization has: IPv4 shorter than /8, IPv6 shorter than /16. */
export function vastRanges(values: readonly TextItem[]): TextItem[] {
  return values.filter(({ text }) => {
    const prefix = /\/(\d{1,3})$/.exec(text)?.[1];
    return prefix !== undefined && Number(prefix) < (text.includes(':') ? 16 : 8);
  });
}
