import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import type { LintResult } from '../report/lint-result.ts';
import type { TextStyle } from '../report/text-style.ts';
import { visible } from '../report/visible.ts';
import { type LintFormat, writeLint } from '../report/write-lint.ts';
import type { PolicyType } from '../rule/policy-subject.ts';
import { loadLintConfig } from './lint-config.ts';
import type { LintConfig } from './lint-config-schema.ts';
import { lintExitCode } from './lint-exit-code.ts';
import { applyFixText } from './lint-fix-text.ts';
import { type LintInputs, readLintInputs } from './lint-inputs.ts';
import { type LintContext, lintContext, lintLoaded } from './lint-loaded.ts';

/** Everything that the command line states. */
export interface LintRequest {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly today: string;
  readonly version: string;
  readonly stdin: () => Promise<string>;
  readonly stdinFilename: string | undefined;
  readonly policyType: PolicyType | undefined;
  readonly config: string | undefined;
  readonly noConfig: boolean;
  readonly respectIgnore: boolean;
  readonly passWithNoFiles: boolean;
  readonly only: readonly string[];
  readonly off: readonly string[];
  readonly failOn: 'error' | 'warning' | 'info' | 'never' | undefined;
  readonly maxWarnings: number | undefined;
  readonly quiet: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly changedSince: string | undefined;
  readonly fix: 'apply' | 'show' | undefined;
  readonly cache: string | undefined;
  readonly settings: Pick<LintConfig, 'target' | 'qualifier' | 'account' | 'region'>;
}

export interface LintOutcome {
  readonly text: string;
  readonly exitCode: number;
  /** Sentences for stderr. */
  readonly notes: readonly string[];
  /** Files that were read, for --watch. */
  readonly files: readonly string[];
  readonly result: LintResult;
}

/** Lints files and returns the report; UserError for mistakes of the request or the configuration. */
export async function lint(request: LintRequest, output: LintOutput): Promise<LintOutcome> {
  const loaded = request.noConfig
    ? { config: {}, path: undefined, folder: request.cwd }
    : await loadLintConfig(request.cwd, request.config);
  const inputs = await readLintInputs(request, loaded.config);
  if (inputs.inputs.length + inputs.unreadable.length === 0 && !request.passWithNoFiles) {
    throw new UserError(
      'nothingToLint',
      'there is no policy or template to lint in the paths given',
      'name files, or state --pass-with-no-files',
    );
  }
  const context = await lintContext(request, loaded);
  const result = await lintLoaded(inputs, context);
  if (request.fix !== undefined) return repaired({ inputs, context, result }, output);
  return outcome({ inputs, context, result }, output, inputs.notes);
}

/** How the report is to look. */
export interface LintOutput {
  readonly format: LintFormat;
  readonly style: TextStyle;
}

interface Linted {
  readonly inputs: LintInputs;
  readonly context: LintContext;
  readonly result: LintResult;
}

/** Writes the safe fixes and lints again, or shows what they would change. */
async function repaired({ inputs, context, result }: Linted, output: LintOutput): Promise<LintOutcome> {
  const { request } = context;
  const fixed = applyFixText(result, inputs.inputs);
  if (request.fix === 'show') {
    const { fixDifference } = await import('../report/fix-difference.ts');
    const text = fixDifference(inputs.inputs, fixed, output.style);
    return { text, exitCode: fixed.size > 0 ? 1 : 0, notes: inputs.notes, files: [], result };
  }
  for (const [path, text] of fixed) if (path !== inputs.stdinPath) writeFileSync(resolve(request.cwd, path), text);
  const again = {
    ...inputs,
    inputs: inputs.inputs.map((input) => ({ ...input, text: fixed.get(input.path) ?? input.text })),
  };
  const notes = [...inputs.notes, `repaired ${fixed.size} of ${inputs.inputs.length} files`];
  return outcome({ inputs: again, context, result: await lintLoaded(again, context) }, output, notes);
}

function outcome({ inputs, context, result }: Linted, output: LintOutput, before: readonly string[]): LintOutcome {
  const { request, loaded } = context;
  const notes = [
    ...before,
    ...result.summary.crashed.map(
      (crash) => `rule \`${crash.rule}\` failed and was left out: ${visible(crash.message)}`,
    ),
    ...result.summary.notRecognised.map((path) => `\`${visible(path)}\` holds no policy or template that is known`),
    ...result.summary.unreadable.map((file) => `\`${visible(file.path)}\` ${visible(file.reason)}`),
  ];
  const limits = {
    failOn: request.failOn ?? loaded.config.failOn ?? 'error',
    maxWarnings: request.maxWarnings ?? loaded.config.maxWarnings,
  };
  const shown = request.quiet
    ? { ...result, findings: result.findings.filter((finding) => finding.severity === 'error') }
    : result;
  const text = writeLint(shown, output.format, output.style);
  return {
    text,
    exitCode: lintExitCode(result, limits),
    notes,
    files: inputs.inputs.map((input) => input.path),
    result,
  };
}
