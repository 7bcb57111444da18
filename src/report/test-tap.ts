import type { CaseResult, TestResult } from './test-result.ts';
import { caseTrace } from './test-trace.ts';
import { visible } from './visible.ts';

/** TAP 14 with a YAML block under each failure: https://testanything.org/tap-version-14-specification.html */
export function testTap(result: TestResult): string {
  const lines = result.cases.flatMap((one, index) => [
    `${one.outcome === 'passed' ? 'ok' : 'not ok'} ${index + 1} - ${description(one)}`,
    ...(one.outcome === 'passed' ? [] : diagnosis(one)),
  ]);
  return `${['TAP version 14', `1..${result.cases.length}`, ...lines].join('\n')}\n`;
}

/** `#` and backslashes have a meaning in TAP. */
function description({ id, title }: CaseResult): string {
  return visible(title === undefined ? id : `${id} ${title}`).replaceAll(/[\\#]/g, '\\$&');
}

function diagnosis(one: CaseResult): readonly string[] {
  const { actual, expected } = one;
  const trace = caseTrace(one, { colour: false, unicode: false, width: 100 });
  return [
    '  ---',
    `  message: ${JSON.stringify(one.differences.map(visible).join('; '))}`,
    `  file: ${JSON.stringify(one.line === undefined ? one.file : `${one.file}:${one.line}`)}`,
    `  found: ${JSON.stringify(actual)}`,
    `  wanted: ${JSON.stringify(expected)}`,
    ...(trace.length === 0 ? [] : ['  trace: |', ...trace.map((line) => (line === '' ? '' : `    ${line}`))]),
    '  ...',
  ];
}
