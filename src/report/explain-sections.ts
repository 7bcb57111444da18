import type { ActionDecision } from '../domain/decision.ts';
import type { Finding } from '../domain/finding.ts';
import type { Plan } from '../domain/plan.ts';
import type { ExplainReport } from '../domain/report.ts';
import { assumptionText } from './assumption-text.ts';
import { conditionTreeLines, needText } from './condition-tree-text.ts';
import { actionItem, blockerItems } from './explain-actions.ts';
import { fixSections } from './explain-fix.ts';
import { reasonSentence } from './explain-reason.ts';
import type { ReportItem, ReportSection } from './explain-section.ts';
import type { FixFormat } from './fix-format.ts';
import { nearMissItem } from './near-miss-text.ts';

/** Returns the report as labelled parts, the verdict's reason first; terminal and Markdown print the same parts. */
export function explainSections(report: ExplainReport, format: FixFormat): readonly ReportSection[] {
  const actions = report.decision?.perAction ?? [];
  const sections: readonly ReportSection[] = [
    { label: 'Why', items: [{ text: reasonSentence(report) }, ...actions.map(actionItem)] },
    { label: 'Blocked', items: unique(actions.flatMap(blockerItems)) },
    { label: 'Closest', items: closest(report, actions) },
    { label: 'Open', items: openItems(report, actions) },
    { label: 'Found', items: report.findings.filter(addsSomething(report)).map(findingItem) },
    { label: 'Next', items: nextItems(report.plan) },
    { label: 'Note', items: report.plan.kind === 'question' ? report.plan.notes.map((text) => ({ text })) : [] },
    { label: 'Assumed', items: assumed(report.plan, actions) },
    {
      label: 'Unseen',
      items: report.plan.blindSpots.map((spot) => ({ text: `${spot.what}: ${spot.because}`, ...hint(spot.remedy) })),
    },
    {
      label: 'Read',
      items: report.sources.map((source) => ({ text: `${source.from}: ${source.gave.join(', ') || 'nothing'}` })),
    },
    ...fixSections(report, format),
  ];
  return sections.filter((section) => section.items.length > 0 || section.code !== undefined);
}

function closest(report: ExplainReport, actions: readonly ActionDecision[]): readonly ReportItem[] {
  if (report.verdict === 'allowed' || report.decision?.reason === 'unauthenticated') return [];
  const missed = actions.filter((action) => action.kind !== 'allowed');
  const items = missed.flatMap((action) =>
    action.nearMisses
      .filter((miss) => miss.step.effect === 'Allow')
      .slice(0, 3)
      .map((miss) => nearMissItem(report.plan, action, miss)),
  );
  return unique(items).slice(0, 3);
}

function openItems(report: ExplainReport, actions: readonly ActionDecision[]): readonly ReportItem[] {
  if (report.verdict !== 'undetermined') return [];
  const trees = actions.flatMap((action) =>
    action.kind === 'undetermined' && action.allowedIf !== undefined
      ? [{ text: `${action.action} is allowed if`, details: conditionTreeLines(action.allowedIf).slice(0, 12) }]
      : [],
  );
  const needs =
    trees.length > 0 ? [] : actions.flatMap((action) => action.needs.map((need) => ({ text: needText(need) })));
  return unique([...trees, ...needs]);
}

/** A finding that repeats the reason in the same words is named below only. */
function addsSomething({ plan }: ExplainReport): (finding: Finding) => boolean {
  return (finding) => plan.kind !== 'notPermission' || finding.message !== plan.says;
}

function findingItem(finding: Finding): ReportItem {
  return { text: `${finding.message} [${finding.rule}]` };
}

function nextItems(plan: Plan): readonly ReportItem[] {
  return plan.kind === 'notPermission' ? plan.next.map((text) => ({ text })) : [];
}

function assumed(plan: Plan, actions: readonly ActionDecision[]): readonly ReportItem[] {
  if (plan.kind !== 'question') return [];
  const own = plan.assumptions.map(({ says, unless }) => ({
    text: unless === undefined ? says : `${says} (else: ${unless})`,
  }));
  const rows = new Set(actions.flatMap((action) => action.assumptions));
  return [...own, ...[...rows].map((id) => ({ text: assumptionText(id) }))];
}

function hint(remedy: string | undefined): Pick<ReportItem, 'details'> {
  return remedy === undefined ? {} : { details: [`→ ${remedy}`] };
}

function unique(items: readonly ReportItem[]): readonly ReportItem[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
