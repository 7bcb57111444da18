import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-scp-'));
const file = join(folder, 'unread.json');

beforeAll(async () => {
  expect(await runCli(['demo', '--write', join(folder, 'demo')])).toMatchObject({ exitCode: 0 });
  const snapshot = JSON.parse(readFileSync(join(folder, 'demo', '1-invoke-granted.json'), 'utf8'));
  const refused = {
    status: 'unavailable',
    operation: 'organizations:ListParents',
    reason: 'accessDenied',
    detail: 'denied',
  };
  snapshot.organization = {
    ...snapshot.organization,
    id: { status: 'collected', value: 'o-exampleorg1', by: 'test' },
    scps: refused,
  };
  writeFileSync(file, JSON.stringify(snapshot));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A service control policy that nobody could read is never "no policy":
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
test('unread service control policies leave an allowed call undetermined', async () => {
  const run = await runCli(['explain', '--snapshot', file]);
  expect(run.exitCode).toBe(3);
  expect(run.stdout).toMatch(/^UNDETERMINED/);
  expect(run.stdout).toContain('--assume-no-scp');
});

test('the user may state that none refuses, and the answer says that he did', async () => {
  const run = await runCli(['explain', '--snapshot', file, '--assume-no-scp']);
  expect(run.exitCode).toBe(0);
  expect(run.stdout).toMatch(/^ALLOWED/);
  expect(run.stdout).toContain('no service control policy refuses (assumed)');
});
