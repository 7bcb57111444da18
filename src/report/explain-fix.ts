import type { Fix } from '../domain/finding.ts';
import type { ExplainReport } from '../domain/report.ts';
import type { ReportItem, ReportSection } from './explain-section.ts';
import { editLines, type FixFormat } from './fix-format.ts';

/** Returns one part per proved fix, with the text that makes it; a fix without proof does not appear. */
export function fixSections(report: ExplainReport, format: FixFormat): readonly ReportSection[] {
  return report.fixes
    .filter((fix) => fix.proof?.kind === 'allowed')
    .map((fix) => ({
      label: 'Fix',
      items: [{ text: `${fix.title}; checked again with it: ALLOWED` }, ...remarks(fix)],
      code: editLines(fix.edits, format),
    }));
}

function remarks(fix: Fix): readonly ReportItem[] {
  const redeploy = fix.edits.some((edit) => edit.kind === 'addApiStatement');
  return [
    ...(fix.assuming ?? []).map((text) => ({ text: `if ${text}` })),
    ...(redeploy ? [{ text: 'a changed API policy counts only after a new deployment' }] : []),
  ];
}
