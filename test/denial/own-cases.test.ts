import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { causeTable } from '../../src/denial/cause-table.ts';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';
import { denialJson } from '../../src/report/denial-json.ts';

interface Case {
  readonly id: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

const file = resolve(import.meta.dirname, '../../fixtures/denials/cases.json');
const { cases }: { cases: Case[] } = JSON.parse(readFileSync(file, 'utf8'));

describe('own cases: every cause, channel and context that counts', () => {
  test.each(cases.map((each) => [each.id, each] as const))('%s', (_, each) => {
    const { expected, ...given } = each;
    const [evidence] = readInput(JSON.stringify(given));
    const read: Record<string, unknown> = JSON.parse(denialJson(readDenial(evidence ?? expect.fail('nothing read'))));
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, read[key]]))).toEqual(expected);
  });

  test('every cause of the table has a case', () => {
    const shown = new Set(cases.map(({ expected }) => expected['cause']));
    expect(Object.keys(causeTable).filter((cause) => !shown.has(cause))).toEqual([]);
  });
});
