import type * as z from 'zod/mini';
import type { ActionDecision, Need, TraceStep } from '../domain/decision.ts';
import type { Fix } from '../domain/finding.ts';
import type { StatementRef } from '../domain/policy.ts';
import type { ExplainReport } from '../domain/report.ts';
// Only the type: the schema itself is for docs/schema and for tests, and zod stays off the hot path.
import type { explainJsonSchema } from './explain-json-schema.ts';
import { reasonSentence } from './explain-reason.ts';
import type { ExplainTextOptions } from './explain-text.ts';
import { editLines } from './fix-format.ts';

/** The versioned shape of an explanation. */
export type ExplainJson = z.infer<typeof explainJsonSchema>;

/** Returns the explanation as JSON text of shape `why403.explain/1`. */
export function explainJson(report: ExplainReport, options: ExplainTextOptions): string {
  return `${JSON.stringify(toExplainJson(report, options), null, 2)}\n`;
}

/** Returns the explanation in its machine shape, which changes only with its version. */
export function toExplainJson(report: ExplainReport, options: ExplainTextOptions): ExplainJson {
  const { plan, decision, call } = report;
  const question = plan.kind === 'question' ? plan.question : undefined;
  return {
    schema: 'why403.explain/1',
    ...(report.denial === undefined ? {} : { denial: { ...report.denial, candidates: [...report.denial.candidates] } }),
    verdict: report.verdict,
    ...(decision === undefined ? {} : { reason: decision.reason }),
    why: reasonSentence(report),
    exitCode: report.exitCode,
    call: { ...call, ...(question === undefined ? {} : { resource: question.resource }) },
    ...notPermission(report),
    actions: (decision?.perAction ?? []).map((action) => toAction(action, options.trace)),
    needs: (plan.kind === 'unresolved' ? plan.needs : []).map(toNeed),
    findings: report.findings.map(({ rule, severity, confidence, message, because }) => {
      return { rule, severity, confidence, message, because: because.map(toStatement) };
    }),
    fixes: report.fixes.filter((fix) => fix.proof?.kind === 'allowed').map((fix) => toFix(fix, options)),
    notes: plan.kind === 'question' ? [...plan.notes] : [],
    assumptions: plan.kind === 'question' ? plan.assumptions.map((assumption) => ({ ...assumption })) : [],
    blindSpots: plan.blindSpots.map((spot) => ({ ...spot })),
    sources: report.sources.map(({ from, gave }) => ({ from, gave: [...gave] })),
    context: toContext(report),
    collectedAt: report.collectedAt,
  };
}

function notPermission({ plan }: ExplainReport): Pick<ExplainJson, 'notPermission'> {
  if (plan.kind !== 'notPermission') return {};
  return { notPermission: { cause: plan.cause, says: plan.says, passes: plan.passes, next: [...plan.next] } };
}

function toAction(action: ActionDecision, trace: boolean): ExplainJson['actions'][number] {
  return {
    action: action.action,
    resource: action.resource,
    decision: action.kind,
    reason: action.reason,
    grants: action.grants.map(toStatement),
    blockers: action.blockers.map(({ kind, layer, target, statements }) => {
      return {
        kind,
        policyType: layer,
        ...(target === undefined ? {} : { target }),
        statements: statements.map(toStatement),
      };
    }),
    nearMisses: action.nearMisses.map(({ step, failing }) => {
      return { statement: toStatement(step.statement), failing, detail: [...step.detail] };
    }),
    needs: action.needs.map(toNeed),
    possible: [...action.possible],
    ...(action.allowedIf === undefined ? {} : { allowedIf: action.allowedIf }),
    assumptions: [...action.assumptions],
    layers: action.layers.map(({ layer, by, target, outcome, note }) => {
      const named = { ...(target === undefined ? {} : { target }), ...(note === undefined ? {} : { note }) };
      return { policyType: layer, outcome, statements: by.map(toStatement), ...named };
    }),
    ...(trace ? { trace: action.trace.map(toStep) } : {}),
  };
}

function toStep({ layer, statement, effect, principal, action, resource, condition, detail }: TraceStep) {
  const marks = { principal, action, resource, condition };
  return { policyType: layer, statement: toStatement(statement), effect, ...marks, detail: [...detail] };
}

function toStatement({ source, index, sid, line }: StatementRef): ExplainJson['findings'][number]['because'][number] {
  return {
    policy: source.name,
    policyType: source.layer,
    kind: source.kind,
    ...(source.attachedTo === undefined ? {} : { attachedTo: source.attachedTo }),
    ...(source.arn === undefined ? {} : { arn: source.arn }),
    ...(source.path === undefined ? {} : { path: source.path }),
    index,
    ...(sid === undefined ? {} : { sid }),
    ...(line === undefined ? {} : { line }),
  };
}

function toNeed(need: Need): ExplainJson['needs'][number] {
  const name =
    need.kind === 'context' ? need.key : need.kind === 'policy' ? (need.source?.name ?? need.layer) : need.name;
  return { kind: need.kind, name, ...(need.because === undefined ? {} : { because: need.because }) };
}

function toFix(fix: Fix, options: ExplainTextOptions): ExplainJson['fixes'][number] {
  return {
    title: fix.title,
    proved: true,
    assuming: [...(fix.assuming ?? [])],
    edits: [...fix.edits],
    format: options.fix,
    text: editLines(fix.edits, options.fix).join('\n'),
  };
}

function toContext({ plan }: ExplainReport): ExplainJson['context'] {
  if (plan.kind !== 'question') return {};
  const keys = Object.entries(plan.question.context.keys).map(([key, value]) => {
    const values = 'values' in value ? { values: [...value.values] } : {};
    const because = 'because' in value && value.because !== undefined ? { because: value.because } : {};
    return [key, { state: value.state, ...values, ...because }] as const;
  });
  return Object.fromEntries(keys);
}
