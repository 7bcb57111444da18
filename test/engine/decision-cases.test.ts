import { describe, expect, test } from 'vitest';
import { decide } from '../../src/engine/decide.ts';
import { decideFast } from '../../src/engine/decide-fast.ts';
import { caseFiles, type DecisionCase, readCases } from '../cases/decision-case.ts';
import { questionOfCase } from '../cases/question-of-case.ts';

const WORD = { allowed: 'allow', explicitDeny: 'deny', implicitDeny: 'deny', undetermined: 'undetermined' } as const;

/** What the engine says about a case, as far as the case asks. */
function answerTo(asked: DecisionCase): object {
  const question = questionOfCase(asked);
  const found = decide(question);
  expect(decideFast(question)).toMatchObject({ kind: found.kind, reason: found.reason });
  const accepted = asked.expected.acceptedReasons ?? [asked.expected.reason];
  const perAction = Object.fromEntries(found.perAction.map((item) => [item.action, WORD[item.kind]]));
  return {
    decision: WORD[found.kind],
    reason: accepted.includes(found.reason) ? asked.expected.reason : found.reason,
    ...(asked.expected.perAction === undefined ? {} : { perAction }),
  };
}

/** The same files through the engine alone, without waiting; `test/decisions.test.ts` runs them as users do. */
describe('cases written from the pages of AWS, decided', () => {
  for (const file of caseFiles()) {
    test(file, () => {
      for (const asked of readCases(file)) {
        const { decision, reason, perAction } = asked.expected;
        const wanted = { decision, reason, ...(perAction === undefined ? {} : { perAction }) };
        expect({ id: asked.id, ...answerTo(asked) }).toEqual({ id: asked.id, ...wanted });
      }
    });
  }
});
