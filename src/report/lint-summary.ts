import type { LintSummary } from './lint-result.ts';

/** `2 errors, 1 warning in 14 files …` */
export function lintSummaryLine(summary: LintSummary): string {
  const counts = [
    counted(summary.error, 'error'),
    counted(summary.warning, 'warning'),
    counted(summary.info, 'info', 'infos'),
  ];
  const found = counts.filter((text) => text !== undefined);
  const what = found.length === 0 ? 'no findings' : found.join(', ');
  const silenced = summary.suppressed === 0 ? '' : `, ${summary.suppressed} suppressed`;
  const closed = new Set(summary.unreadable.map(({ path }) => path)).size;
  const unread = closed === 0 ? '' : `, ${closed} not readable`;
  return `${what}${silenced} in ${counted(summary.files + closed, 'file') ?? '0 files'}${unread} (service data of ${summary.serviceData})`;
}

function counted(count: number, one: string, many = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
