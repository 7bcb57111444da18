import { type TestResult, testSummary } from './test-result.ts';

/** The results as JSON; its shape is docs/schema/test.json. */
export function testJson(result: TestResult): string {
  const cases = result.cases.map(({ id, outcome, actual, expected }) => ({ id, outcome, actual, expected }));
  return `${JSON.stringify({ schema: 'why403.test/1', summary: testSummary(result), cases }, undefined, 2)}\n`;
}
