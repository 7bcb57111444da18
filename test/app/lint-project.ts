import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LintOutcome, type LintRequest, lint } from '../../src/app/lint.ts';
import type { LintFormat } from '../../src/report/write-lint.ts';
import { lintRequestOf } from './lint-request.ts';

/** A folder with these files, gone when the test ends. */
export function projectOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'why403-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) put(folder, name, text);
  return folder;
}

/** Writes a file of a project. */
export function put(folder: string, name: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Lints a project as the command does. */
export function lintProject(
  cwd: string,
  stated: Partial<LintRequest> = {},
  format: LintFormat = 'json',
): Promise<LintOutcome> {
  return lint(lintRequestOf({ ...stated, cwd }), { format, style: { colour: false, width: 100, unicode: true } });
}

/** `path:line rule` of every finding. */
export function foundIn({ result }: LintOutcome): readonly string[] {
  return result.findings.map((finding) => `${finding.path}:${finding.line} ${finding.ruleId}`);
}

/** Sentence and remedy of the UserError that something ends in. */
export async function refusal(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (thrown) {
    return thrown instanceof Error && 'hint' in thrown ? `${thrown.message} | ${String(thrown.hint)}` : String(thrown);
  }
  return 'it was accepted';
}

/** A policy whose Effect is misspelled on line 6 (rule `invalid-effect`, with a safe fix) and nothing else. */
export const MISSPELLED = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Invoke",
      "Effect": "allow",
      "Action": "lambda:InvokeFunction",
      "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:orders"
    }
  ]
}
`;
