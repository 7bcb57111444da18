import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-from-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  expect((await runCli(['demo', '--write', folder])).exitCode).toBe(0);
});

const explain = (text: string, snapshot: string, ...args: readonly string[]) => {
  writeFileSync(join(folder, 'denial.txt'), text);
  return runCli(['explain', ...args, '--from', 'denial.txt', '--snapshot', `${snapshot}.json`], { cwd: folder });
};

// https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html and, for function URLs,
// https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
const EXPIRED = 'The security token included in the request is expired';
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.';
const DENIED =
  'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:ca-central-1:111122223333:function:orders because no identity-based policy allows the lambda:InvokeFunction action';
const URL_FORBIDDEN =
  '{"Message":"Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"}';

describe('a denial that no policy caused', () => {
  test.each([
    ['credentials', EXPIRED, 'expired-session-token', /credentials have expired/],
    ['signature', MISMATCH, 'signature-mismatch', /signature/i],
  ])('%s: says what it needs before the verdict, exit 1 although the policies allow', async (...row) => {
    const [layer, text, cause, meaning] = row;
    const ran = await explain(text, '1-invoke-granted', 'orders');
    expect(ran.exitCode).toBe(1);
    const [denial = '', verdict = ''] = ran.stdout.split('What the policies say about the call:');
    expect(denial).toMatch(new RegExp(`^REFUSED  by ${layer}: ${cause}`));
    expect(denial).toMatch(meaning);
    expect(denial).toMatch(/^ +next: \S/m);
    expect(verdict).toMatch(/^\nALLOWED {2}function orders/);
    expect(verdict).toContain('exit 1');
  });

  test('in JSON and Markdown too', async () => {
    const json = await explain(EXPIRED, '1-invoke-granted', '--format', 'json');
    expect([json.exitCode, JSON.parse(json.stdout)]).toMatchObject([
      1,
      {
        denial: {
          layer: 'credentials',
          cause: 'expired-session-token',
          certain: true,
          byPolicies: 'no',
          next: 'aws sts get-caller-identity',
        },
        verdict: 'allowed',
        exitCode: 1,
      },
    ]);
    const markdown = await explain(EXPIRED, '1-invoke-granted', '--format', 'markdown');
    expect(markdown.stdout).toMatch(/^## REFUSED by credentials: expired-session-token\n\nThe temporary credentials/);
    expect(markdown.stdout).toContain('## ALLOWED: function orders');
  });
});

test('a denial that policies caused leaves text and exit code to them', async () => {
  const granted = await explain(DENIED, '1-invoke-granted');
  expect([granted.exitCode, granted.stdout]).toEqual([0, expect.stringMatching(/^ALLOWED/)]);
  const json = await explain(DENIED, '1-invoke-without-policy', '--format', 'json');
  expect([json.exitCode, JSON.parse(json.stdout).denial]).toMatchObject([
    1,
    { layer: 'authorization', cause: 'iam-denied', byPolicies: 'yes' },
  ]);
});

test('a denial that fits policies and more says so, and the exit code stays that of the policies', async () => {
  // "Forbidden" is the answer of a route, a key, a WAF and of policies alike:
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
  const ran = await explain('{"message":"Forbidden"}', '2-api-post');
  expect([ran.exitCode, ran.stdout]).toEqual([
    0,
    expect.stringMatching(/^REFUSED {2}by policies or by something else/),
  ]);
});

describe('a denial that names no call', () => {
  test('takes target and caller from the snapshot', async () => {
    const plain = await runCli(['explain', '--format', 'json', '--snapshot', '4-url-one-grant.json'], { cwd: folder });
    const ran = await explain(URL_FORBIDDEN, '4-url-one-grant', '--format', 'json');
    const { denial, ...rest } = JSON.parse(ran.stdout);
    expect([ran.exitCode, rest]).toEqual([1, JSON.parse(plain.stdout)]);
    // An unsigned request is answered like that too.
    expect(denial).toMatchObject({ layer: 'authorization', certain: false, byPolicies: 'perhaps' });
    expect(ran.stderr).toContain('the call of the snapshot');
    expect((await explain(URL_FORBIDDEN, '4-url-one-grant')).stdout).toMatch(/^DENIED/);
    const granted = await explain(URL_FORBIDDEN, '4-url-both-grants');
    expect(granted.stdout).toMatch(/^REFUSED {2}by policies or by something else; .*unsigned-request/);
  });

  test('is refused without a snapshot, and when it is about something else', async () => {
    const ran = await runCli(['explain', '--from', '-'], { stdin: URL_FORBIDDEN });
    expect([ran.exitCode, ran.stderr]).toEqual([2, expect.stringContaining('names no function and no API')]);
    const other = await explain(
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject',
      '4-url-one-grant',
    );
    expect([other.exitCode, other.stderr]).toEqual([2, expect.stringContaining('s3:GetObject')]);
  });
});
