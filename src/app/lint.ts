import { UserError } from '../domain/user-error.ts';
import type { LintResult } from '../report/lint-result.ts';
import { lintSummaryLine } from '../report/lint-summary.ts';
import type { LintStyle } from '../report/lint-text.ts';
import { visible } from '../report/visible.ts';
import { type LintFormat, writeLint } from '../report/write-lint.ts';
import type { PolicyType } from '../rule/policy-subject.ts';
import { loadLintConfig } from './lint-config.ts';
import type { LintConfig } from './lint-config-schema.ts';
import { lintExitCode } from './lint-exit-code.ts';
import { type LintInputs, readLintInputs } from './lint-inputs.ts';
import { type LintContext, lintContext, lintLoaded } from './lint-loaded.ts';
import { type Share, type ShareAnswer, workOnShare } from './lint-share.ts';
import type { LintTiming } from './lint-timing.ts';

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
  readonly cache: boolean;
  readonly cacheLocation: string | undefined;
  /** Number of threads; one when not stated. */
  readonly threads: number | undefined;
  /** Say where the time went. */
  readonly timing?: boolean;
  readonly settings: Pick<LintConfig, 'target' | 'qualifier' | 'account' | 'region'>;
}

export interface LintOutcome {
  readonly text: string;
  readonly exitCode: number;
  /** Sentences for stderr. */
  readonly notes: readonly string[];
  /** Files that were read, the configuration too, for --watch. */
  readonly files: readonly string[];
  readonly result: LintResult;
  /** What reports show of it. */
  readonly shown: LintResult;
}

/** The work of a thread that helps; here, because threads run this bundle too. */
export function lintInThread(share: Share): Promise<readonly ShareAnswer[]> {
  return workOnShare(share);
}

/** Lints files and returns the report; UserError for mistakes of the request or the configuration. */
export async function lint(request: LintRequest, output: LintOutput): Promise<LintOutcome> {
  if (request.timing !== true) return lintOnce(request, output);
  const timing = (await import('./lint-timing.ts')).lintTiming(() => performance.now());
  const outcome = await lintOnce(request, output, timing);
  return { ...outcome, notes: [...outcome.notes, timing.table()] };
}

async function lintOnce(request: LintRequest, output: LintOutput, timing?: LintTiming): Promise<LintOutcome> {
  timing?.begin('configuration');
  const loaded = request.noConfig
    ? { config: {}, path: undefined, folder: request.cwd }
    : await loadLintConfig(request.cwd, request.config);
  timing?.begin('finding and reading files');
  const inputs = await readLintInputs(request, loaded);
  if (inputs.inputs.length + inputs.unreadable.length === 0 && !request.passWithNoFiles) throw nothingToLint(inputs);
  const context = await lintContext(request, loaded, timing);
  const result = await linted(inputs, context);
  const { files, unreadable } = result.summary;
  const nothing = files + unreadable.length === 0 && request.changedSince === undefined;
  if (nothing && !request.passWithNoFiles) throw nothingToLint(inputs);
  if (request.fix !== undefined) return repaired({ inputs, context, result }, output);
  return outcome({ inputs, context, result }, output, inputs.notes);
}

function nothingToLint({ inputs, notes }: LintInputs): UserError {
  const empty = inputs.find(({ named, text }) => named && text.trim() === '')?.path;
  const leftOut = notes.find((note) => note.endsWith('`ignorePatterns`'));
  const why = leftOut ?? 'there is no policy or template to lint in the paths given';
  const message = empty === undefined ? why : `there is nothing in \`${visible(empty)}\` to lint`;
  return new UserError('nothingToLint', message, 'name files, or state --pass-with-no-files');
}

/** What writes or asks git is not answered from the last run, nor what other people's modules say. */
async function linted(inputs: LintInputs, context: LintContext): Promise<LintResult> {
  const { request, loaded } = context;
  const run = (): Promise<LintResult> => lintLoaded(inputs, context);
  const plain = request.fix === undefined && !request.updateBaseline && request.changedSince === undefined;
  if (!request.cache || !plain || loaded.config.plugins !== undefined) return run();
  const { cachedResult } = await import('./lint-cache.ts');
  return cachedResult(inputs, context, run);
}

/** How the report is to look. */
export interface LintOutput {
  readonly format: LintFormat;
  readonly style: LintStyle;
}

interface Linted {
  readonly inputs: LintInputs;
  readonly context: LintContext;
  readonly result: LintResult;
}

/** Writes the safe fixes and lints again, or shows what they would change. */
async function repaired({ inputs, context, result }: Linted, output: LintOutput): Promise<LintOutcome> {
  const { request } = context;
  const { repairTexts, writeTexts } = await import('./lint-repair.ts');
  const again = (changed: LintInputs): Promise<LintResult> => lintLoaded(changed, context);
  const after = await repairTexts({ inputs, context, result, again });
  const files = after.texts.size === 1 ? '1 file' : `${after.texts.size} files`;
  if (request.fix === 'show') {
    const { fixDifference } = await import('../report/fix-difference.ts');
    const text = fixDifference(inputs.inputs, after.texts, output.style);
    const done = outcome({ ...after, context }, output, [...inputs.notes, ...after.notes]);
    const remaining = `${files} would be repaired; then: ${lintSummaryLine(after.result.summary)}`;
    return {
      ...done,
      text,
      exitCode: Math.max(done.exitCode, after.texts.size > 0 ? 1 : 0),
      notes: [...done.notes, remaining],
    };
  }
  const { stdinPath } = inputs;
  const written = new Map([...after.texts].filter(([path]) => path !== stdinPath));
  writeTexts(request.cwd, written);
  const done = outcome({ ...after, context }, output, [...inputs.notes, ...after.notes, `repaired ${files}`]);
  if (stdinPath === undefined) return done;
  // A filter: the repaired text goes to stdout, what is left to say to stderr.
  const [text = ''] = after.inputs.inputs.filter((input) => input.path === stdinPath).map((input) => input.text);
  return { ...done, text, notes: [...done.notes, done.text.trimEnd()] };
}

function notKnown({ policyType, passWithNoFiles }: LintRequest): string {
  const says = 'holds no policy or template that is known';
  const way = policyType === undefined ? 'state --policy-type if it is a policy, else --pass-with-no-files' : undefined;
  return passWithNoFiles ? says : `${says}; ${way ?? 'if that is no mistake, state --pass-with-no-files'}`;
}

/** What is a finding in the text anyway is not said twice. */
function unreadNotes({ summary, findings }: LintResult, format: LintFormat): readonly string[] {
  const found = new Set(findings.filter(({ ruleId }) => ruleId === 'json-parse-error').map(({ path }) => path));
  return summary.unreadable
    .filter((file) => format !== 'text' || !found.has(file.path))
    .map((file) => `\`${visible(file.path)}\` ${visible(file.reason)}`);
}

function outcome({ inputs, context, result }: Linted, output: LintOutput, before: readonly string[]): LintOutcome {
  const { request, loaded, rules, timing } = context;
  timing?.begin('report');
  const notes = [
    ...before,
    ...(result.notes ?? []),
    ...result.summary.crashed.map(
      (crash) => `rule \`${crash.rule}\` failed and was left out: ${visible(crash.message)}`,
    ),
    ...result.summary.notRecognised.map((path) => `\`${visible(path)}\` ${notKnown(request)}`),
    ...unreadNotes(result, output.format),
  ];
  const limits = {
    failOn: request.failOn ?? loaded.config.failOn ?? 'error',
    maxWarnings: request.maxWarnings ?? loaded.config.maxWarnings,
    foreign: rules.foreign,
    passWithNoFiles: request.passWithNoFiles,
  };
  const shown = request.quiet
    ? { ...result, findings: result.findings.filter((finding) => finding.severity === 'error') }
    : result;
  const style = { ...output.style, infos: output.style.infos === true || limits.failOn === 'info' };
  return {
    text: writeLint(shown, output.format, style),
    exitCode: lintExitCode(result, limits),
    notes,
    files: [...(loaded.path === undefined ? [] : [loaded.path]), ...inputs.inputs.map((input) => input.path)],
    result,
    shown,
  };
}
