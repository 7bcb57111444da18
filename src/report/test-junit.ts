import { type CaseResult, type TestResult, testSummary } from './test-result.ts';
import { caseTrace } from './test-trace.ts';
import { visible } from './visible.ts';
import { xmlText } from './xml.ts';

/** JUnit: one suite per file; a failure carries what differs and the trace. */
export function testJunit(result: TestResult): string {
  const { total, failed } = testSummary(result);
  const files = [...new Set(result.cases.map((one) => one.file))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="why403 test" tests="${total}" failures="${failed}" errors="0">`,
    ...files.flatMap((file) =>
      suite(
        file,
        result.cases.filter((one) => one.file === file),
      ),
    ),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(file: string, cases: readonly CaseResult[]): readonly string[] {
  const { total, failed } = testSummary({ cases });
  return [
    `  <testsuite name="${xmlText(file)}" tests="${total}" failures="${failed}" errors="0" skipped="0">`,
    ...cases.map(testcase),
    '  </testsuite>',
  ];
}

function testcase(one: CaseResult): string {
  const line = one.line === undefined ? '' : ` line="${one.line}"`;
  const name = one.title === undefined ? one.id : `${one.id} ${one.title}`;
  const head = `    <testcase classname="${xmlText(one.file)}" name="${xmlText(visible(name))}" file="${xmlText(one.file)}"${line}`;
  if (one.outcome === 'passed') return `${head}/>`;
  const message = one.differences.map(visible).join('; ');
  const trace = caseTrace(one, { colour: false, unicode: false, width: 100 }).join('\n');
  return `${head}><failure type="policy-test" message="${xmlText(message)}">${xmlText(trace)}</failure></testcase>`;
}
