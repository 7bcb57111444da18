import { expect, test } from 'vitest';
import { lintTiming } from '../../src/app/lint-timing.ts';
import { lintProject, MISSPELLED, projectOf } from './lint-project.ts';

/** Milliseconds that stand in the row of a table. */
function numbersOf(table: string, name: string): readonly number[] {
  const [row = ''] = table.split('\n').filter((line) => line.startsWith(`${name} `));
  return row.slice(name.length).trim().split(/\s+/).map(Number);
}

test('phases add up', () => {
  let clock = 0;
  const timing = lintTiming(() => clock);
  timing.begin('configuration');
  clock += 5;
  timing.begin('report');
  clock += 15;
  const table = timing.table();
  expect(numbersOf(table, 'configuration')).toEqual([5, 25]);
  expect(numbersOf(table, 'report')).toEqual([15, 75]);
  expect(numbersOf(table, 'all')).toEqual([20]);
});

test('--timing tells phases and the twenty rules that took longest, and changes no finding', async () => {
  const folder = projectOf(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.json`, MISSPELLED])));
  const plain = await lintProject(folder, {}, 'text');
  const timed = await lintProject(folder, { timing: true }, 'text');
  expect(timed.text).toBe(plain.text);
  const [table = ''] = timed.notes.slice(-1);
  expect(plain.notes).not.toContain(table);
  for (const phase of ['configuration', 'finding and reading files', 'rules', 'report'])
    expect(table).toContain(`\n${phase} `);
  const [, rules = ''] = table.split('\nrule ');
  expect(rules.trimEnd().split('\n')).toHaveLength(22);
  expect(rules).toMatch(/^invalid-effect +\d+\.\d +\d+\.\d +30$/m);
  expect(rules).toMatch(/\n\d+ more +\d+\.\d/);
});

test('a rule that fails is the one that is named', async () => {
  const rule = "export const rule = { id: 'failing', subject: 'policy', check() { throw new Error('bang') } }";
  const config = '{"plugins":["./rule.mjs"]}';
  const folder = projectOf({ 'rule.mjs': rule, 'why403.config.json': config, 'a.json': MISSPELLED });
  const outcome = await lintProject(folder, { timing: true });
  expect(outcome.notes).toContain('rule `failing` failed and was left out: bang');
});
