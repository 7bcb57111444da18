import { testJson } from './test-json.ts';
import { testJunit } from './test-junit.ts';
import type { TestResult } from './test-result.ts';
import { testTap } from './test-tap.ts';
import { testText } from './test-text.ts';
import type { TextStyle } from './text-style.ts';

export type TestFormat = 'text' | 'json' | 'junit' | 'tap';

/** The results of policy tests as text in the format asked for. */
export function writeTestResult(result: TestResult, format: TestFormat, style: TextStyle): string {
  switch (format) {
    case 'json':
      return testJson(result);
    case 'junit':
      return testJunit(result);
    case 'tap':
      return testTap(result);
    case 'text':
      return testText(result, style);
  }
}
