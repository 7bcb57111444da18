import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lintContext, lintLoaded } from '../../src/app/lint-loaded.ts';
import { lintRequestOf } from '../app/lint-request.ts';
import { root, runCli } from './run-cli.ts';

// The readers of YAML and HCL are bundles of their own: what they make must mean the same to the rules in another bundle.
const OPEN_VALUES = `variable "actions" {}
resource "aws_iam_policy" "orders" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.actions, Resource = var.actions, Condition = var.actions }]
  })
}
`;
const folder = mkdtempSync(join(tmpdir(), 'why403-lint-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the built command line finds what the source finds', () => {
  test.each(['defects.tf', 'repaired.tf', 'defects.yaml', 'repaired.yaml', 'open.tf'])('%s', async (name) => {
    const text = name === 'open.tf' ? OPEN_VALUES : readFileSync(resolve(root, 'fixtures/lint/planted', name), 'utf8');
    writeFileSync(join(folder, name), text);
    const ran = await runCli(['lint', name, '--format', 'json', '--no-config'], { cwd: folder });
    const built: { findings: readonly { ruleId: string; line: number; message: string }[] } = JSON.parse(ran.stdout);
    const request = lintRequestOf({ paths: [name], noConfig: true });
    const context = await lintContext(request, { config: {}, path: undefined, folder });
    const inputs = { inputs: [{ path: name, text, named: true }], unreadable: [], notes: [], stdinPath: undefined };
    const source = await lintLoaded(inputs, context);
    const shown = ({ ruleId, line, message }: (typeof built.findings)[number]) => `${line} ${ruleId} ${message}`;
    expect(built.findings.map(shown)).toEqual(source.findings.map(shown));
    if (name === 'open.tf') expect(source.findings.map((finding) => finding.severity)).toEqual(['info']);
  });
});
