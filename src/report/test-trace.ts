import { assumptionText } from './assumption-text.ts';
import type { CaseResult } from './test-result.ts';
import type { TextStyle } from './text-style.ts';
import { traceLines } from './trace-text.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** What every layer and statement said to the actions of a case, and what the answer takes for granted. */
export function caseTrace({ question, decision }: CaseResult, style: TextStyle): readonly string[] {
  if (question === undefined || decision === undefined) return [];
  const { caller } = question;
  const name = caller.arn ?? caller.servicePrincipal ?? caller.kind;
  const lines = traceLines({ plan: { kind: 'question', question }, decision, call: { caller: name } }, style);
  const assumed = [...new Set(decision.perAction.flatMap((action) => action.assumptions))];
  return [...lines.slice(0, -1), ...assumed.flatMap((id) => assumption(id, style))];
}

function assumption(id: string, style: TextStyle): readonly string[] {
  const [first = '', ...rest] = wrap(visible(`assumed: ${assumptionText(id)}`), style.width - 9);
  return [first, ...rest.map((line) => `         ${line}`)];
}
