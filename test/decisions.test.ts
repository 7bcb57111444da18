import { describe, expect, test } from 'vitest';
import { decide } from '../src/engine/decide.ts';
import { decideFast } from '../src/engine/decide-fast.ts';
import { caseFiles, type DecisionCase, readCases } from './cases/decision-case.ts';
import { questionOfCase } from './cases/question-of-case.ts';

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

describe('cases written from the pages of AWS', () => {
  for (const file of caseFiles()) {
    test(file, () => {
      for (const asked of readCases(file)) {
        const { decision, reason, perAction } = asked.expected;
        const wanted = { decision, reason, ...(perAction === undefined ? {} : { perAction }) };
        expect({ id: asked.id, ...answerTo(asked) }).toEqual({ id: asked.id, ...wanted });
      }
    });
  }

  const everything = (): readonly DecisionCase[] => caseFiles().flatMap((file) => readCases(file));

  test('are more than 400, each with its own id and title', () => {
    const all = everything();
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(new Set(all.map((asked) => asked.id)).size).toBe(all.length);
    expect(all.filter((asked) => asked.title === '' || asked.why === '')).toEqual([]);
  });

  test('name a page of AWS each', () => {
    const all = everything();
    const page = /^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\/\S+$/;
    expect(all.filter((asked) => !asked.source.some((link) => page.test(link))).map((asked) => asked.id)).toEqual([]);
    expect(
      all.filter((asked) => !asked.source.every((link) => link.startsWith('https://'))).map((asked) => asked.id),
    ).toEqual([]);
  });

  test('ask for each thing once in a file', () => {
    const asked = everything().map(({ id, title: _title, why: _why, source: _source, ...rest }) => {
      return { id, text: `${id.replace(/-\d+$/, '')} ${JSON.stringify(rest)}` };
    });
    const seen = new Set<string>();
    const twice = asked.filter(({ text }) => {
      const known = seen.has(text);
      seen.add(text);
      return known;
    });
    expect(twice.map(({ id }) => id)).toEqual([]);
  });
});
