import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileOne } from '../../src/engine/match-resource.ts';
import { NO, YES } from '../../src/engine/ternary.ts';
import { compileGlob, matchTokens, tokensOf } from '../../src/engine/wildcard.ts';
import { callOf } from './call.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ':', '/', '*', '?'), maxLength: 12 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '/', '*', '*', '?'), maxLength: 12 });

/** The slow reference: a table of which prefixes of the pattern match which prefixes of the text. */
function reference(glob: string, value: string): boolean {
  const rows = [...glob].reduce<boolean[]>(
    (row, unit) => {
      const next: boolean[] = [];
      for (let at = 0; at <= value.length; at++) {
        const before = at > 0 ? row[at - 1] === true : false;
        if (unit === '*') next.push(row[at] === true || (at > 0 && next[at - 1] === true));
        else next.push(before && (unit === '?' || unit === value[at - 1]));
      }
      return next;
    },
    Array.from({ length: value.length + 1 }, (_, at) => at === 0),
  );
  return rows[value.length] === true;
}

describe('wildcards', () => {
  test('the compiled glob agrees with the table', () => {
    fc.assert(
      fc.property(pattern, text, (glob, value) => {
        expect(compileGlob(glob)(value)).toBe(reference(glob, value));
      }),
      { numRuns: 6000 },
    );
  });

  test('the glob agrees with the table on texts made from the pattern', () => {
    const pair = pattern.chain((glob) =>
      fc.tuple(
        fc.constant(glob),
        fc
          .array(fc.string({ unit: fc.constantFrom('a', ':', 'b'), maxLength: 3 }), {
            minLength: glob.length,
            maxLength: glob.length,
          })
          .map((fills) =>
            [...glob].map((unit, at) => (unit === '*' ? (fills[at] ?? '') : unit === '?' ? 'b' : unit)).join(''),
          ),
      ),
    );
    fc.assert(
      fc.property(pair, ([glob, value]) => {
        expect(reference(glob, value)).toBe(true);
        expect(matchTokens(tokensOf(glob), value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a pattern without wildcards matches itself only', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 8 });
    fc.assert(
      fc.property(plain, plain, (glob, value) => {
        expect(compileGlob(glob)(value)).toBe(glob === value);
      }),
    );
  });
});

/** §Resource written as a regular expression: before the fifth colon only a star that ends its segment crosses colons. */
function resourceReference(glob: string, value: string): boolean {
  let colons = 0;
  const source = [...glob].map((unit, at) => {
    if (unit === ':') colons++;
    const next = glob[at + 1];
    if (unit === '*') return colons >= 5 || next === ':' || next === undefined ? '[^]*' : '[^:]*';
    if (unit === '?') return colons >= 5 ? '[^]' : '[^:]';
    return unit.replace(/[/]/g, '\\/');
  });
  return new RegExp(`^${source.join('')}$`).test(value);
}

describe('resources', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3 });
  const plainPart = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 2 });
  const tail = fc.string({ unit: fc.constantFrom('a', 'b', ':', '/', '*'), maxLength: 5 });
  const arnPattern = fc
    .tuple(fc.array(part, { maxLength: 3 }), tail)
    .map(([parts, end]) => ['arn', 'aws', 'lambda', ...parts, end].join(':'));
  const arn = fc
    .tuple(fc.array(plainPart, { minLength: 2, maxLength: 3 }), tail)
    .map(([parts, end]) => ['arn', 'aws', 'lambda', ...parts, end.replaceAll('*', 'b')].join(':'));

  test('a star crosses colons only at the end of its segment', () => {
    let matched = 0;
    fc.assert(
      fc.property(arnPattern, arn, (glob, value) => {
        const wanted = resourceReference(glob, value);
        if (wanted) matched++;
        expect(compileOne(glob, false)(callOf({ resource: value }), false)).toBe(wanted ? YES : NO);
      }),
      { numRuns: 8000 },
    );
    expect(matched).toBeGreaterThan(0);
  });
});
