import { paint } from './paint.ts';
import { type CaseResult, type TestResult, testSummary } from './test-result.ts';
import { caseTrace } from './test-trace.ts';
import type { TextStyle } from './text-style.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** The results for a terminal: the failed cases with the trace that explains them, then the count. */
export function testText(result: TestResult, style: TextStyle): string {
  const { total, passed, failed } = testSummary(result);
  const failures = result.cases.filter((one) => one.outcome === 'failed').flatMap((one) => failure(one, style));
  const tone = failed === 0 ? 'good' : 'bad';
  const count = `${passed} passed, ${failed} failed, ${total} ${total === 1 ? 'case' : 'cases'}`;
  return `${[...failures, paint(style.colour, tone, count)].join('\n')}\n`;
}

const INDENT = '      ';

function failure(one: CaseResult, style: TextStyle): readonly string[] {
  const place = one.line === undefined ? one.file : `${one.file}:${one.line}`;
  const name = one.title === undefined ? one.id : `${one.id}  ${one.title}`;
  const inner = { ...style, width: style.width - INDENT.length };
  const [first = '', ...rest] = wrap(visible(name), inner.width);
  const body = [place, ...one.differences].flatMap((clause) => wrap(visible(clause), inner.width));
  return [
    `${paint(style.colour, 'bad', 'FAIL')}  ${first}`,
    ...[...rest, ...body, '', ...caseTrace(one, inner)].map((line) => (line === '' ? '' : `${INDENT}${line}`)),
    '',
  ];
}
