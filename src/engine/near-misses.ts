import type { NearMiss } from '../domain/decision.ts';
import type { Statement } from '../domain/policy.ts';
import type { CompiledStatement } from './compile-policy.ts';
import type { Examined } from './examined.ts';
import { VOTE } from './test-statement.ts';
import { traceStep } from './trace.ts';
import { singleMismatch } from './trace-detail.ts';

const MAY_ALLOW = VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount;

/** Allow statements of layers that do not allow, which fail in one mark only. */
export function nearMissesOf({ asked, call }: Examined): readonly NearMiss[] {
  const service = call.action.slice(0, call.action.indexOf(':') + 1);
  const isNear = (statement: CompiledStatement) =>
    statement.statement.effect === 'Allow' &&
    (statement.matchesAction(call.action) || namesService(statement.statement, service));
  return asked
    .filter((layer) => (layer.vote & MAY_ALLOW) === 0)
    .flatMap((layer) => layer.markedWhere(isNear))
    .flatMap((marked) => {
      const failing = singleMismatch(marked);
      return failing === undefined ? [] : [{ step: traceStep(marked, call), failing }];
    });
}

/** A statement about another service is no near miss, however wide its resources. */
function namesService({ action, notAction }: Statement, service: string): boolean {
  return (action ?? notAction ?? []).some((name) => name.slice(0, service.length).toLowerCase() === service);
}
