/** Widths for which the build keeps help texts, widest first. */
export const HELP_WIDTHS = [100, 80, 60, 40] as const;

/** The widest kept help text that fits the terminal; `texts` is one file of dist/help. */
export function helpText(texts: string, width: number): string {
  const byWidth: Readonly<Record<string, string>> = JSON.parse(texts);
  const fitting = HELP_WIDTHS.find((kept) => kept <= width) ?? 40;
  return byWidth[fitting] ?? '';
}
