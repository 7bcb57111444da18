import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Denial } from '../../src/denial/denial.ts';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';

interface Case {
  readonly id: string;
  readonly paste?: string;
}

const folder = resolve(import.meta.dirname, '../../fixtures/denials');
const cases = readdirSync(folder).flatMap((name): readonly Case[] => {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8')).cases;
});
const pastes = cases.map(({ paste, ...given }) => paste ?? JSON.stringify(given));
/** Sentences of programs: no document and no record of an exchange, whose line breaks mean something. */
const sentences = pastes.filter((text) => !/^[{["<>*$]|HTTP\/|\n/m.test(text) && text.includes('not authorized'));

const read = (text: string): readonly Denial[] => readInput(text).map(readDenial);

test('a text that is cut off is never certain of anything else than the whole text', () => {
  const cut = fc.record({ text: fc.constantFrom(...pastes), part: fc.double({ min: 0.05, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(cut, ({ text, part }) => {
      const whole = read(text).flatMap(({ cause, settledBy }) => (settledBy === null ? [] : [cause]));
      const settled = read(text.slice(0, Math.floor(text.length * part))).filter(({ settledBy }) => settledBy !== null);
      expect(whole).toEqual(expect.arrayContaining(settled.map(({ cause }) => cause)));
    }),
    { numRuns: 1500 },
  );
});

test('whatever is changed in a text, it is read without an error, and a cause has a layer', () => {
  const change = fc.record({
    text: fc.constantFrom(...pastes),
    at: fc.nat(4000),
    removed: fc.nat(40),
    added: fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.json({ maxDepth: 2 }),
    ),
  });
  fc.assert(
    fc.property(change, ({ text, at, removed, added }) => {
      const from = at % text.length;
      for (const { layer, cause, candidates } of read(text.slice(0, from) + added + text.slice(from + removed))) {
        expect(cause === null || layer !== null).toBe(true);
        expect(layer === null).toBe(candidates.length === 0);
      }
    }),
    { numRuns: 1000 },
  );
});

describe('a sentence says the same', () => {
  const prefixed = (text: string, sign: string): string => sign + text.replaceAll('\n', `\n${sign}`);
  test.each<readonly [string, (text: string) => string]>([
    ['wrapped between words', (text) => text],
    ['in a box of Terraform', (text) => `╷\n${prefixed(text, '│ ')}\n╵`],
    ['in a box with a time on each line', (text) => prefixed(prefixed(text, '│ '), '2026-11-21T10:00:00.1234567Z ')],
    ['in the log of a container', (text) => prefixed(text, 'orders-1  | ')],
    ['quoted in a mail', (text) => prefixed(text, '> ')],
    ['in colour', (text) => `\u001b[31m${text.replaceAll('\n', '\u001b[0m\n\u001b[31m')}\u001b[0m`],
    ['with the line breaks of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['in a question', (text) => `Hello, we see this:\n${text}`],
    ['as a JSON string', (text) => JSON.stringify(text)],
    ['in a body', (text) => JSON.stringify({ message: text })],
  ])('%s', (_, dress) => {
    const wrapped = fc.record({ text: fc.constantFrom(...sentences), breaks: fc.array(fc.nat(30), { maxLength: 4 }) });
    fc.assert(
      fc.property(wrapped, ({ text, breaks }) => {
        const words = text.split(' ');
        const broken = words
          .map((word, at) => (at === 0 ? word : `${breaks.includes(at) ? '\n' : ' '}${word}`))
          .join('');
        expect(named(dress(broken))).toEqual(named(text));
      }),
      { numRuns: 200 },
    );
  });

  function named(text: string): readonly unknown[] {
    return read(text).map((denial) => {
      const { cause, settledBy, principal, action, resource, denyKind, policyType, policyArn, authorizationId } =
        denial;
      return { cause, settledBy, principal, action, resource, denyKind, policyType, policyArn, authorizationId };
    });
  }
});
