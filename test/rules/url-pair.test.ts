import { describe, expect, test } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { allLintRules } from './all-lint-rules.ts';
import { CALLERS, type Caller, FORMATS, SIDES, type Side } from './url-pair-files.ts';

// A call of a function URL needs lambda:InvokeFunctionUrl and lambda:InvokeFunction:
// https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
const rules = await allLintRules();
const services = serviceData();

describe.each([...FORMATS.keys()])('a pair of function URL permissions in %s', (format) => {
  describe.each(CALLERS.map((caller) => [caller.name, caller] as const))('for %s', (_name, caller) => {
    test('is no error when it is whole', async () => {
      const found = await findings(format, caller, SIDES);
      expect(found.filter((finding) => finding.startsWith('error'))).toEqual([]);
    });

    test.each(SIDES)('is exactly one finding without %s', async (removed) => {
      const found = await findings(
        format,
        caller,
        SIDES.filter((side) => side !== removed),
      );
      const rule =
        caller.name === 'CloudFront'
          ? 'cloudfront-oac-incomplete'
          : removed === 'lambda:InvokeFunction'
            ? 'function-url-missing-invoke-function'
            : 'function-url-missing-invoke-function-url';
      expect(found.map((finding) => finding.split(' ')[1])).toEqual([rule]);
    });
  });
});

test('a pair in an identity policy lacks one side at a time', async () => {
  const url = { Effect: 'Allow', Action: 'lambda:InvokeFunctionUrl', Resource: FUNCTION, Condition: AUTH };
  const invoke = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION, Condition: VIA };
  expect(await identity([url, invoke])).toEqual([]);
  expect(await identity([url])).toEqual(['warning function-url-missing-invoke-function']);
  expect(await identity([invoke])).toEqual(['warning function-url-missing-invoke-function-url']);
});

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:orders';
const AUTH = { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } };
const VIA = { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } };

/** Findings above info of a run of all rules: severity and rule. */
async function findings(format: string, caller: Caller, sides: readonly Side[]): Promise<readonly string[]> {
  const write = FORMATS.get(format);
  return write === undefined ? ['no such format'] : lint(write(caller, sides));
}

function identity(statements: readonly unknown[]): Promise<readonly string[]> {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return lint({ path: 'identity.json', text });
}

async function lint(input: { readonly path: string; readonly text: string }): Promise<readonly string[]> {
  const run = await lintSet([input], { rules, services, settings: { today: '2026-11-21' } });
  expect(run.crashes).toEqual([]);
  return run.findings
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => `${finding.severity} ${finding.rule.id}`);
}
