import type { ContextValue } from '../domain/context.ts';
import type { ActionDecision, Decision, LayerOutcome, Match, TraceStep } from '../domain/decision.ts';
import type { AccessQuestion } from '../domain/question.ts';
import { nameStatement } from './name-source.ts';
import { paint } from './paint.ts';
import type { TextStyle } from './text-style.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** What is traced: a report of `explain`, or a case of `test`. */
export interface TracedCall {
  readonly plan: { readonly kind: string; readonly question?: AccessQuestion };
  readonly decision?: Decision;
  readonly call: { readonly caller: string; readonly callerArn?: string };
}

/** Returns what every layer and every statement said to every action, with four marks per statement. */
export function traceLines(report: TracedCall, style: TextStyle): readonly string[] {
  const { question } = report.plan;
  const common = question?.context.keys ?? {};
  return (report.decision?.perAction ?? []).flatMap((action) => [
    paint(style.colour, 'strong', 'Trace'),
    ...request(action, report, style),
    ...context({ ...common, ...question?.contextByAction?.[action.action] }, style),
    ...action.layers.flatMap((layer, index) => layerLines({ layer, index, action, style })),
    ...indented(`  => ${action.kind} (${action.reason})`, style, '     '),
    '',
  ]);
}

function request(action: ActionDecision, report: TracedCall, style: TextStyle): readonly string[] {
  const text = `request  principal=${report.call.callerArn ?? report.call.caller} action=${action.action} resource=${action.resource}`;
  return indented(text, style, '         ');
}

function context(keys: Readonly<Record<string, ContextValue>>, style: TextStyle): readonly string[] {
  const shown = Object.entries(keys).filter(([, value]) => value.state === 'known' || value.state === 'assumed');
  const text = shown.map(([key, value]) => `${key}=${'values' in value ? value.values.join('|') : ''}(${value.state})`);
  return text.length === 0 ? [] : indented(`context  ${text.join(' ')}`, style, '         ');
}

interface TracedLayer {
  readonly layer: LayerOutcome;
  readonly index: number;
  readonly action: ActionDecision;
  readonly style: TextStyle;
}

function layerLines({ layer, index, action, style }: TracedLayer): readonly string[] {
  const steps = action.trace.filter((step) => belongs(step, layer));
  const place = layer.target === undefined ? '' : ` ${layer.target}`;
  const note = layer.note === undefined ? '' : ` — ${layer.note}`;
  const count = steps.length === 1 ? '1 statement' : `${steps.length} statements`;
  const head = `${String(index + 1).padStart(2)} ${layer.layer}${place}: ${count} → ${OUTCOMES[layer.outcome]}${note}`;
  return [
    ...indented(style.unicode ? head : head.replace('→', '->').replace('—', '-'), style, '   '),
    ...steps.flatMap((step) => stepLines(step, style)),
  ];
}

const OUTCOMES = {
  allow: 'allows',
  explicitDeny: 'denies explicitly',
  silent: 'silent',
  none: 'none',
  unknown: 'not known',
  notApplicable: 'does not apply',
} as const satisfies Record<LayerOutcome['outcome'], string>;

function belongs(step: TraceStep, layer: LayerOutcome): boolean {
  if (step.layer !== layer.layer) return false;
  return (
    layer.target === undefined ||
    step.statement.source.attachedTo === undefined ||
    step.statement.source.attachedTo === layer.target
  );
}

function stepLines(step: TraceStep, style: TextStyle): readonly string[] {
  const marks = (['principal', 'action', 'resource', 'condition'] as const).map(
    (name) => `${name} ${sign(step[name], style)}`,
  );
  const head = `     ${step.effect.padEnd(5)} ${marks.join('  ')}  ${nameStatement(step.statement)}`;
  return [
    ...indented(head, style, '           '),
    ...step.detail.flatMap((detail) => indented(`           ${detail}`, style, '           ')),
  ];
}

function sign(match: Match, style: TextStyle): string {
  if (match === 'match') return style.unicode ? '✔' : '+';
  if (match === 'mismatch') return style.unicode ? '✘' : 'x';
  return '?';
}

/** Wraps behind the indentation that the line begins with. */
function indented(text: string, style: TextStyle, next: string): readonly string[] {
  const [own = ''] = /^ */.exec(text) ?? [];
  const [first = '', ...rest] = wrap(visible(text.slice(own.length)), style.width - next.length);
  return [`${own}${first}`, ...rest.map((line) => `${next}${line}`)];
}
