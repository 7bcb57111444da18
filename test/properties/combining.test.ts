import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/engine/decide.ts';
import { decideFast } from '../../src/engine/decide-fast.ts';
import { question } from './arbitrary-question.ts';
import { addition, reordered, settled, withStatement } from './change.ts';

const RUNS = { numRuns: 500 };

describe('adding statements', () => {
  test('a Deny never makes possible what was refused', () => {
    let met = 0;
    const law = fc.property(question('incomplete'), addition('Deny'), (asked, added) => {
      const changed = withStatement(asked, added);
      if (changed === undefined || decide(asked).possible.includes('allowed')) return;
      met++;
      expect(decide(changed).possible).not.toContain('allowed');
    });
    fc.assert(law, RUNS);
    expect(met).toBeGreaterThan(0);
  });

  test('a Deny leaves every explicit deny in place', () => {
    const law = fc.property(question('complete'), addition('Deny'), (asked, added) => {
      const changed = withStatement(asked, added);
      if (changed === undefined) return;
      const after = decide(changed).perAction;
      for (const [index, before] of decide(asked).perAction.entries()) {
        if (before.kind === 'explicitDeny') expect(after[index]?.kind).toBe('explicitDeny');
      }
    });
    fc.assert(law, RUNS);
  });

  test('an Allow never removes an explicit deny', () => {
    let met = 0;
    const law = fc.property(question('incomplete'), addition('Allow'), (asked, added) => {
      const changed = withStatement(asked, added);
      if (changed === undefined) return;
      const after = decide(changed).perAction;
      for (const [index, before] of decide(asked).perAction.entries()) {
        if (before.possible.join() !== 'explicitDeny') continue;
        met++;
        expect(after[index]?.kind).toBe('explicitDeny');
      }
    });
    fc.assert(law, RUNS);
    expect(met).toBeGreaterThan(0);
  });

  test('an Allow never refuses what was allowed', () => {
    let met = 0;
    const law = fc.property(question('complete'), addition('Allow'), (asked, added) => {
      const changed = withStatement(asked, added);
      if (changed === undefined || decide(asked).kind !== 'allowed') return;
      met++;
      expect(decide(changed).kind).toBe('allowed');
    });
    fc.assert(law, RUNS);
    expect(met).toBeGreaterThan(0);
  });
});

describe('unknown evidence', () => {
  test('whatever an unknown turns out to be, the answer was listed as possible', () => {
    let open = 0;
    const pair = question('incomplete').chain((asked) => fc.tuple(fc.constant(asked), settled(asked)));
    const law = fc.property(pair, ([asked, known]) => {
      const before = decide(asked);
      if (before.kind === 'undetermined') open++;
      const after = decide(known);
      expect(before.possible).toContain(after.kind);
    });
    fc.assert(law, RUNS);
    expect(open).toBeGreaterThan(0);
  });

  test('the same holds for each action', () => {
    const pair = question('incomplete').chain((asked) => fc.tuple(fc.constant(asked), settled(asked)));
    const law = fc.property(pair, ([asked, known]) => {
      const after = decide(known).perAction;
      for (const [index, before] of decide(asked).perAction.entries()) {
        expect(before.possible).toContain(after[index]?.kind);
      }
    });
    fc.assert(law, RUNS);
  });

  test('complete evidence is never undetermined', () => {
    const law = fc.property(question('complete'), (asked) => {
      const answer = decide(asked);
      expect(answer.kind).not.toBe('undetermined');
      expect(answer.possible).toEqual([answer.kind]);
    });
    fc.assert(law, RUNS);
  });

  test('an undetermined answer says what would settle it, and that allowed is possible', () => {
    const law = fc.property(question('incomplete'), (asked) => {
      for (const action of decide(asked).perAction) {
        expect(action.kind === 'undetermined').toBe(action.possible.includes('allowed') && action.possible.length > 1);
        if (action.kind === 'undetermined') {
          expect(action.needs.length).toBeGreaterThan(0);
          expect(action.allowedIf).toBeDefined();
        }
      }
    });
    fc.assert(law, RUNS);
  });
});

describe('order', () => {
  test('of policies, statements, levels and keys never matters', () => {
    const pair = question('incomplete').chain((asked) => fc.tuple(fc.constant(asked), reordered(asked)));
    const law = fc.property(pair, ([asked, other]) => {
      const summary = (found: ReturnType<typeof decide>): unknown => [
        found.kind,
        found.reason,
        [...found.possible].sort(),
        found.perAction.map(({ action, kind, reason }) => [action, kind, reason]),
      ];
      expect(summary(decide(other))).toEqual(summary(decide(asked)));
    });
    fc.assert(law, RUNS);
  });
});

describe('the fast path', () => {
  test('answers like the traced one', () => {
    const law = fc.property(question('incomplete'), (asked) => {
      const { kind, reason } = decide(asked);
      expect(decideFast(asked)).toMatchObject({ kind, reason });
    });
    fc.assert(law, { numRuns: 1000 });
  });

  test('leaves a question as it was', () => {
    const law = fc.property(question('incomplete'), (asked) => {
      const before = JSON.stringify(asked);
      decideFast(asked);
      decide(asked);
      expect(JSON.stringify(asked)).toBe(before);
    });
    fc.assert(law, { numRuns: 300 });
  });
});
