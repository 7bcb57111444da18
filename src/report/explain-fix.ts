import type { Fix } from '../domain/finding.ts';
import type { ExplainReport } from '../domain/report.ts';
import type { ReportItem, ReportSection } from './explain-section.ts';
import { editLines, type FixFormat } from './fix-format.ts';

/** Returns one part per proved fix, with the text that makes it; a fix without proof does not appear. */
export function fixSections(report: ExplainReport, format: FixFormat): readonly ReportSection[] {
  const proved = report.fixes.filter((fix) => fix.proof?.kind === 'allowed');
  if (proved.length === 0 && isBlind(report)) return [{ label: 'Fix', items: [{ text: UNPROVED }] }];
  return proved.map((fix) => {
    const title = { text: `${fix.title}; checked again with it: ALLOWED` };
    return { label: 'Fix', items: [title, ...remarks(fix)], code: editLines(fix.edits, format) };
  });
}

const UNPROVED = 'none is printed: with what could not be read, no change can be proved to suffice';

function isBlind({ verdict, plan }: ExplainReport): boolean {
  return (verdict === 'implicitDeny' || verdict === 'explicitDeny') && plan.blindSpots.length > 0;
}

function remarks(fix: Fix): readonly ReportItem[] {
  const first = fix.edits.some((edit) => edit.kind === 'addApiStatement' && edit.existing === undefined);
  const redeploy = fix.edits.some((edit) => edit.kind === 'addApiStatement');
  return [
    ...(fix.assuming ?? []).map((text) => ({ text: `if ${text}` })),
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
    ...(first
      ? [{ text: 'it is the first policy of this API: methods without authorization will then need an Allow in it' }]
      : []),
    ...(redeploy ? [{ text: 'a changed API policy counts only after a new deployment' }] : []),
  ];
}
