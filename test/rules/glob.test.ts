import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globCovers, globMatches, globsOverlap } from '../../src/rule/glob.ts';

const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 6 }).map((parts) => parts.join(''));
const texts = [...'ab']
  .flatMap((a) => ['', ...[...'ab'].flatMap((b) => ['', ...'ab'].map((c) => b + c))].map((rest) => a + rest))
  .concat('');
/** All texts over {a, b} with at most seven letters: enough to tell patterns of six signs apart. */
const all: string[] = [''];
for (let index = 0; index < all.length; index += 1)
  if ((all[index] ?? '').length < 7) all.push(`${all[index]}a`, `${all[index]}b`);

describe('patterns', () => {
  test('match as their regular expressions do', () => {
    fc.assert(
      fc.property(pattern, fc.constantFrom(...texts), (glob, text) => {
        const expression = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(globMatches(glob, text)).toBe(expression.test(text));
      }),
    );
  });

  test('overlap when some text is matched by both', () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        expect(globsOverlap(one, other)).toBe(all.some((text) => globMatches(one, text) && globMatches(other, text)));
      }),
    );
  });

  test('a pattern that covers another matches all that it matches', () => {
    fc.assert(
      fc.property(pattern, pattern, (wide, narrow) => {
        if (globCovers(wide, narrow))
          for (const text of all) if (globMatches(narrow, text)) expect(globMatches(wide, text)).toBe(true);
      }),
    );
    expect(globCovers('lambda:*', 'lambda:Invoke*')).toBe(true);
    expect(globCovers('lambda:Invoke?', 'lambda:Invoke*')).toBe(false);
  });
});
