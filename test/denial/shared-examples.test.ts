import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { causeTable } from '../../src/denial/cause-table.ts';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';
import { denialJson } from '../../src/report/denial-json.ts';

interface Example {
  readonly id: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Beside the checkout, like the SigV4 suite; a missing file fails the run. */
const file = resolve(import.meta.dirname, '../../../shared/cases/denial-examples.json');
const { cases, meta }: { cases: Example[]; meta: { causes: string[] } } = JSON.parse(readFileSync(file, 'utf8'));

describe('the shared examples', () => {
  test('there are 56', () => expect(cases).toHaveLength(56));

  test('the causes that can be answered are those of the list, finer words are only candidates', () => {
    const answered = Object.entries(causeTable).flatMap(([id, { isFiner }]) => (isFiner ? [] : [id]));
    expect(answered.toSorted()).toEqual(meta.causes.toSorted());
  });

  test.each(cases.map((example) => [example.id, example] as const))('%s', (_, example) => {
    const { expected, ...given } = example;
    const [evidence, ...more] = readInput(JSON.stringify(given));
    expect(more).toEqual([]);
    const read: Record<string, unknown> = JSON.parse(denialJson(readDenial(evidence ?? expect.fail('nothing read'))));
    const compared = Object.fromEntries(Object.keys(expected).map((key) => [key, read[key]]));
    expect(compared).toEqual(expected);
    expect(meta.causes).toContain(read['cause']);
  });
});
