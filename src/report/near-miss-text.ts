import type { ActionDecision, NearMiss } from '../domain/decision.ts';
import type { Plan } from '../domain/plan.ts';
import { statementOf } from '../rule/access-predicates.ts';
import { resourceDifference } from '../rule/resource-difference.ts';
import type { ReportItem } from './explain-section.ts';
import { nameStatement } from './name-source.ts';

/** Returns a near miss as prose: what would have to be different, in a word where one part of the ARN decides. */
export function nearMissItem(plan: Plan, action: ActionDecision, miss: NearMiss): ReportItem {
  const { step, failing } = miss;
  const word = failing === 'resource' ? resourceWord(plan, action, miss) : undefined;
  const text = `${nameStatement(step.statement)} would match but for the ${word?.part ?? failing}`;
  return { text, details: word === undefined ? step.detail.slice(0, 2) : [word.says] };
}

function resourceWord(plan: Plan, action: ActionDecision, { step }: NearMiss) {
  const statement = plan.kind === 'question' ? statementOf(plan.question, step.statement) : undefined;
  for (const pattern of statement?.resource ?? []) {
    const [only, ...more] = resourceDifference(pattern, action.resource) ?? [];
    if (only === undefined || more.length > 0) continue;
    const granted = only.granted === '' ? `no ${only.part}` : `${only.part} \`${only.granted}\``;
    const called = only.called === '' ? `no ${only.part}` : `\`${only.called}\``;
    return { part: only.part, says: `it names ${granted}, the call ${called} (${pattern})` };
  }
  return undefined;
}
