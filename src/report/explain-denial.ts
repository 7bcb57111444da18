import type { DenialRead, ExplainReport } from '../domain/report.ts';
import { paint } from './paint.ts';
import type { TextStyle } from './text-style.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

const WORD = 'REFUSED';
const INDENT = WORD.length + 2;

/** Returns what the denial itself needs, to stand before the verdict about the policies; none when they explain it. */
export function explainDenial(report: ExplainReport, style: TextStyle): readonly string[] {
  const denial = unexplainedDenial(report);
  if (denial === undefined) return [];
  const width = Math.max(20, style.width - INDENT);
  const said = [refusedBy(denial), denial.meaning].flatMap((text) => wrap(visible(text), width));
  const [first = '', ...more] = [...said, `next: ${visible(denial.next)}`];
  const lines = [`${paint(style.colour, 'bad', WORD)}  ${first}`, ...more.map((line) => ' '.repeat(INDENT) + line)];
  return [...lines, '', paint(style.colour, 'label', 'What the policies say about the call:')];
}

/** The denial, when policies are not its cause, not the likeliest one, or do not refuse. */
export function unexplainedDenial({ denial, exitCode }: ExplainReport): DenialRead | undefined {
  if (denial === undefined || denial.byPolicies === 'yes') return undefined;
  const likely = denial.byPolicies === 'perhaps' && denial.layer === 'authorization';
  return likely && exitCode !== 0 ? undefined : denial;
}

/** `by credentials: expired-session-token`, or what the text leaves possible. */
export function refusedBy({ layer, cause, candidates, byPolicies }: DenialRead): string {
  const others = candidates.filter((candidate) => candidate !== cause).join(', ');
  if (byPolicies === 'perhaps') return `by policies or by something else; the denial fits ${others || cause}`;
  const named = `by ${layer}${cause === null ? '' : `: ${cause}`}`;
  return others === '' ? named : `${named} (also possible: ${others})`;
}
