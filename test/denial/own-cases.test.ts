import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { causeTable } from '../../src/denial/cause-table.ts';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';
import { denialJson } from '../../src/report/denial-json.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is pasted is the text `paste`, or the case itself as JSON. Several refusals have a list of expectations. */
interface Case {
  readonly id: string;
  readonly paste?: string;
  readonly expected: Fields | readonly Fields[];
  readonly source: string;
}

const folder = resolve(import.meta.dirname, '../../fixtures/denials');
const cases = readdirSync(folder).flatMap((name) => read(name).cases);

function read(name: string): { cases: Case[] } {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
}

function fieldsOf(expected: Case['expected']): readonly Fields[] {
  return [expected].flat();
}

describe('own cases, expected from what AWS documents', () => {
  test.each(cases.map((each) => [each.id, each] as const))('%s', (_, { expected, paste, source, ...given }) => {
    expect(source).toMatch(/^https?:|^nothing/);
    const found = readInput(paste ?? JSON.stringify(given)).map((evidence): Fields => {
      return JSON.parse(denialJson(readDenial(evidence)));
    });
    const wanted = fieldsOf(expected);
    expect(found).toHaveLength(wanted.length);
    const compared = wanted.map((fields, at) =>
      Object.fromEntries(Object.keys(fields).map((key) => [key, found[at]?.[key]])),
    );
    expect(compared).toEqual(wanted);
  });

  test('no two have the same id', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test('candidates are causes, or finer words that are documented', () => {
    const guide = readFileSync(resolve(import.meta.dirname, '../../docs/decode.md'), 'utf8');
    const section = guide.split('## Finer words')[1]?.split('## ')[0] ?? '';
    const words = [...section.matchAll(/`([a-z0-9-]+)`/g)].map((found) => found[1]);
    const known = new Set<unknown>([...Object.keys(causeTable), ...words]);
    const named = cases.flatMap(({ paste, expected: _, ...given }) =>
      readInput(paste ?? JSON.stringify(given)).flatMap((evidence) => readDenial(evidence).candidates),
    );
    expect([...new Set(named)].filter((word) => !known.has(word))).toEqual([]);
  });

  test('every cause of the table has a case', () => {
    const shown = cases.flatMap(({ expected }) => fieldsOf(expected));
    const named = new Set(shown.flatMap(({ cause, candidates }) => [cause, candidates].flat()));
    expect(Object.keys(causeTable).filter((cause) => !named.has(cause))).toEqual([]);
  });
});
