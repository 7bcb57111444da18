import { describe, expect, test } from 'vitest';
import { type LintInput, lintSet } from '../../src/app/lint-set.ts';
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

test('both sides of a call across accounts lack one statement at a time', async () => {
  const principal = { AWS: 'arn:aws:iam::444455556666:role/app' };
  const url = { Sid: 'Url', Effect: 'Allow', Action: 'lambda:InvokeFunctionUrl', Resource: FUNCTION, Condition: AUTH };
  const invoke = {
    Sid: 'Invoke',
    Effect: 'Allow',
    Action: 'lambda:InvokeFunction',
    Resource: FUNCTION,
    Condition: VIA,
  };
  const run = (resource: readonly object[], identity: readonly object[], account?: string) =>
    lint(
      [
        file(
          'function.json',
          resource.map((statement) => ({ ...statement, Principal: principal })),
        ),
        file('caller.json', identity),
      ],
      account,
    );
  for (const account of [undefined, '444455556666']) {
    expect(await run([url, invoke], [url, invoke], account)).toEqual([]);
    expect(await run([url], [url, invoke], account)).toEqual(['error function-url-missing-invoke-function']);
    expect(await run([invoke], [url, invoke], account)).toEqual(['error function-url-missing-invoke-function-url']);
    expect(await run([url, invoke], [url], account)).toEqual(['warning function-url-missing-invoke-function']);
    expect(await run([url, invoke], [invoke], account)).toEqual(['warning function-url-missing-invoke-function-url']);
  }
});

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:orders';
const AUTH = { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } };
const VIA = { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } };

/** Findings above info of a run of all rules: severity and rule. */
async function findings(format: string, caller: Caller, sides: readonly Side[]): Promise<readonly string[]> {
  const write = FORMATS.get(format);
  return write === undefined ? ['no such format'] : lint([write(caller, sides)]);
}

function identity(statements: readonly unknown[]): Promise<readonly string[]> {
  return lint([file('identity.json', statements)]);
}

function file(path: string, statements: readonly unknown[]): LintInput {
  return { path, text: JSON.stringify({ Version: '2012-10-17', Statement: statements }) };
}

async function lint(inputs: readonly LintInput[], account?: string): Promise<readonly string[]> {
  const settings = { today: '2026-11-21', ...(account === undefined ? {} : { account }) };
  const run = await lintSet(inputs, { rules, services, settings });
  expect(run.crashes).toEqual([]);
  return run.findings
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => `${finding.severity} ${finding.rule.id}`);
}
