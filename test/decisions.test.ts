import { describe, expect, test } from 'vitest';
import { runCase } from '../src/app/policy-test-case.ts';
import { readCaseFile } from '../src/app/policy-test-file.ts';
import { caseFiles, readCases } from './cases/decision-case.ts';

const root = process.cwd();

describe('cases written from the pages of AWS', () => {
  for (const path of caseFiles()) {
    test(`${path} passes as \`why403 test\` runs it`, async () => {
      const files = await readCaseFile(path, root);
      expect(files).toHaveLength(1);
      for (const file of files) {
        for (const placed of file.cases) {
          const { id, outcome, differences } = await runCase(file, placed);
          expect({ id, outcome, differences }).toEqual({ id, outcome: 'passed', differences: [] });
        }
      }
    });
  }

  const all = caseFiles().flatMap((file) => readCases(file));

  test('are more than 400, each with its own id and title', () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(new Set(all.map((asked) => asked.id)).size).toBe(all.length);
    expect(all.filter((asked) => asked.title === '' || asked.why === '')).toEqual([]);
  });

  test('name a page of AWS each', () => {
    const page = /^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\/\S+$/;
    const without = all.filter(({ source }) => source.length === 0 || !source.every((link) => page.test(link)));
    expect(without.map((asked) => asked.id)).toEqual([]);
  });

  test('leave open only what the file of open answers says', () => {
    const open = all.filter((asked) => asked.expected.decision === 'undetermined');
    expect(open.length).toBeGreaterThan(0);
    expect(open.every((asked) => asked.id.startsWith('undetermined-'))).toBe(true);
  });

  test('ask for each thing once in a file', () => {
    const seen = new Set<string>();
    const twice = all.filter(({ id, title: _title, why: _why, source: _source, ...rest }) => {
      const text = `${id.replace(/-\d+$/, '')} ${JSON.stringify(rest)}`;
      const known = seen.has(text);
      seen.add(text);
      return known;
    });
    expect(twice.map(({ id }) => id)).toEqual([]);
  });
});
