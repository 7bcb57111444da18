import type { NearMiss } from '../domain/decision.ts';
import type { Examined } from './examined.ts';
import { YES } from './ternary.ts';
import { VOTE } from './test-statement.ts';
import { type Marked, traceStep } from './trace.ts';
import { singleMismatch } from './trace-detail.ts';

const MAY_ALLOW = VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount;

/** Allow statements of layers that do not allow, which fail in one mark only. */
export function nearMissesOf(examined: Examined): readonly NearMiss[] {
  return examined.asked
    .filter((layer) => (layer.vote & MAY_ALLOW) === 0)
    .flatMap((layer) => layer.marked)
    .flatMap((marked) => {
      if (marked.statement.statement.effect !== 'Allow') return [];
      if (marked.action !== YES && !sameService(marked, examined.call.action)) return [];
      const failing = singleMismatch(marked);
      if (failing === undefined) return [];
      return [{ step: traceStep(marked, examined.call), failing }];
    });
}

/** A statement about another service is no near miss, however wide its resources. */
function sameService(marked: Marked, action: string): boolean {
  const prefix = action.slice(0, action.indexOf(':') + 1);
  const { action: listed, notAction } = marked.statement.statement;
  return (listed ?? notAction ?? []).some((name) => name.toLowerCase().startsWith(prefix));
}
