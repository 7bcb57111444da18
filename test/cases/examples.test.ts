import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCase } from '../../src/app/policy-test-case.ts';
import { readCaseFile } from '../../src/app/policy-test-file.ts';
import { policyTestSchema } from '../../src/app/policy-test-schema.ts';

// The examples that came with the task lie beside the checkout; `npm test` runs in the root of the repository.
const [file] = await readCaseFile('../shared/cases/authorization-examples.json', process.cwd());
if (file === undefined) throw new Error('the examples hold no document');

describe('the shared examples', () => {
  test('fit the schema that is published', () => {
    const value: unknown = JSON.parse(readFileSync('../shared/cases/authorization-examples.json', 'utf8'));
    expect(policyTestSchema.safeParse(value).error).toBeUndefined();
    expect(policyTestSchema.safeParse({ cases: [{}] }).success).toBe(false);
  });

  test('are all there', () => {
    expect(file.cases.length).toBe(85);
  });

  test.each(file.cases.map((placed) => [placed.test.id, placed] as const))('%s', async (_, placed) => {
    const { differences } = await runCase(file, placed);
    expect(differences).toEqual([]);
  });
});
