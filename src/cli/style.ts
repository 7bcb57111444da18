import type { Style } from './command.ts';

/** What is known of the terminal: its environment, whether stdout is one, and how wide it is. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTty: boolean;
  readonly columns: number | undefined;
}

/** Decides colour, width and character set once for the whole run. https://no-color.org https://force-color.org */
export function styleOf(terminal: Terminal): Style {
  return { colour: wantsColour(terminal), width: widthOf(terminal), unicode: hasUnicode(terminal.env) };
}

function wantsColour({ env, isTty }: Terminal): boolean {
  if (isSet(env['NO_COLOR'])) return false;
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return isTty && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function widthOf({ env, isTty, columns }: Terminal): number {
  const stated = isTty ? columns : Number.parseInt(env['COLUMNS'] ?? '', 10);
  return stated && stated > 0 ? Math.min(100, Math.max(40, stated)) : 100;
}

/** UTF-8 is the usual case today, so only a locale or terminal that says otherwise gets ASCII. */
function hasUnicode(env: Terminal['env']): boolean {
  if (env['TERM'] === 'linux') return false;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}
