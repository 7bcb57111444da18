import type { LintFinding, LintResult, LintRuleInfo } from '../report/lint-result.ts';
import type { FileSubject } from '../rule/file-subject.ts';
import type { LintRule } from '../rule/lint-rule.ts';
import type { LintSettings } from '../rule/lint-settings.ts';
import { serviceData } from '../service-data/service-data.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { LintRequest } from './lint.ts';
import { applyBaseline } from './lint-apply-baseline.ts';
import { broughtAbout } from './lint-brought-about.ts';
import type { LoadedConfig } from './lint-config.ts';
import { type Suppression, suppressionsIn } from './lint-directives.ts';
import { inOrder, type PlacedFinding, placeFindings } from './lint-findings.ts';
import type { LintInputs } from './lint-inputs.ts';
import { ownFindings } from './lint-own-findings.ts';
import type { PatternFits } from './lint-pattern.ts';
import { projectPaths } from './lint-root.ts';
import { ruleInfo } from './lint-rule-info.ts';
import { type RuleSet, ruleSet } from './lint-rule-set.ts';
import { type LintSubjects, type RawFinding, type RawRun, runLintRules } from './lint-run.ts';
import { type LintSetOptions, lintSet } from './lint-set.ts';
import { summaryOf } from './lint-summary-of.ts';
import { type Suppressed, suppressFindings } from './lint-suppress.ts';
import { policyThreads } from './lint-threads.ts';
import type { LintTiming } from './lint-timing.ts';
import { typeNotes } from './lint-type-notes.ts';

/** Rules about suppressions see what the others found. */
const LAST = new Set(['unused-suppression', 'suppression-without-reason']);

/** What a run needs besides the files. */
export interface LintContext {
  readonly request: LintRequest;
  readonly loaded: LoadedConfig;
  readonly fits: PatternFits;
  readonly rules: RuleSet;
  readonly ruleInfos: readonly LintRuleInfo[];
  /** How a printed path is named in fingerprints. */
  readonly named: (path: string) => string;
  /** The file that such a name means. */
  readonly fileNamed: (name: string) => string;
  readonly timing?: LintTiming | undefined;
}

/** The rules and patterns of a run. */
export async function lintContext(
  request: LintRequest,
  loaded: LoadedConfig,
  timing?: LintTiming,
): Promise<LintContext> {
  timing?.begin('rules and patterns');
  const { config } = loaded;
  const patterns = config.overrides !== undefined || config.ignores !== undefined;
  const fits: PatternFits = patterns
    ? (await import('./lint-pattern.ts')).patternFits(request.cwd, loaded.folder)
    : () => false;
  const rules = await ruleSet({ config, named: loaded.ruleNames ?? [], only: request.only, off: request.off, fits });
  const timed = timing === undefined ? rules : { ...rules, rules: timing.timed(rules.rules) };
  const ruleInfos = rules.rules.map(ruleInfo);
  return { request, loaded, fits, rules: timed, ruleInfos, timing, ...projectPaths(request.cwd, loaded) };
}

/** Lints what was read, silences what is to be silent, and puts the result together. */
export async function lintLoaded(inputs: LintInputs, context: LintContext): Promise<LintResult> {
  const { request, timing } = context;
  timing?.begin('texts and rules');
  const options = setOptions(context);
  const ours = context.rules.foreign.size === 0;
  const threads = ours ? await policyThreads(inputs.inputs, options, request.threads) : undefined;
  const run = await lintSet(inputs.inputs, { ...options, ...(threads && { threads }) });
  timing?.begin('places, suppressions, baseline');
  const files = relevantFiles(run.subjects.files, inputs);
  const brought = await broughtAbout(run.findings, inputs, { context, options });
  const silenced = await silence([...reported(run, files), ...brought], [...files, ...filesOf(brought)], context);
  const last = lastFindings(files, { silenced, subjects: run.subjects, context });
  const found = [...silenced.kept, ...last].map((one) => one.finding);
  const baseline = applyBaseline(inOrder([...found, ...ownFindings(inputs, silenced, context)]), inputs, context);
  const suppressed = [
    ...silenced.silenced.map(({ placed, from, reason }) => ({ ...placed.finding, suppression: { from, reason } })),
    ...baseline.known.map((finding) => ({ ...finding, suppression: { from: 'baseline', reason: undefined } })),
  ];
  const findings: readonly LintFinding[] = baseline.kept;
  return {
    tool: { name: 'why403', version: request.version },
    findings,
    suppressed,
    rules: context.ruleInfos,
    sources: new Map(inputs.inputs.map((input) => [input.path, input.text])),
    summary: summaryOf({ run, files, inputs, findings, suppressed: suppressed.length }),
    notes: typeNotes(files, inputs, request),
  };
}

function setOptions({ request, loaded, rules, fits }: LintContext): LintSetOptions {
  const { config } = loaded;
  const stated = (config.overrides ?? []).flatMap((one) =>
    one.policyType === undefined ? [] : [{ files: [one.files].flat(), folder: one.folder, type: one.policyType }],
  );
  return {
    rules: rules.rules.filter((rule) => !LAST.has(rule.id)),
    services: serviceData(),
    settings: settingsOf({ request, loaded }),
    policyType: (path) =>
      request.policyType ??
      stated.findLast((one) => one.files.some((pattern) => fits(pattern, path, one.folder)))?.type,
  };
}

/** The command line counts more than the configuration. */
function settingsOf({ request, loaded }: Pick<LintContext, 'request' | 'loaded'>): LintSettings {
  const { config } = loaded;
  const {
    target = config.target,
    qualifier = config.qualifier,
    account = config.account,
    region = config.region,
  } = request.settings;
  return {
    today: request.today,
    trustedAccounts: config.trustedAccounts ?? [],
    sensitive: config.sensitive ?? [],
    publicFunctions: config.publicFunctions ?? [],
    ...(config.organization === undefined ? {} : { organization: config.organization }),
    ...(target === undefined ? {} : { target }),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  };
}

/** Files met in folders that are of no known kind and do not parse are other people's business. */
function relevantFiles(files: readonly FileSubject[], inputs: LintInputs): readonly FileSubject[] {
  const named = new Set(inputs.inputs.filter((input) => input.named).map((input) => input.path));
  const context = new Set(inputs.inputs.filter((input) => input.context === true).map((input) => input.path));
  return files.filter(
    (subject) =>
      !context.has(subject.file.path) &&
      (named.has(subject.file.path) ||
        subject.kind !== 'unknown' ||
        (subject.error !== undefined && HINTS.test(subject.file.text))),
  );
}

const HINTS =
  /"Statement"|\bStatement *[:=]|AWSTemplateFormatVersion|x-amazon-apigateway|AWS::(Lambda|ApiGateway|IAM|Serverless)|"aws_(iam|lambda|api_?gateway)/;

function reported(run: RawRun, files: readonly FileSubject[]): readonly RawFinding[] {
  const relevant = new Set(files.map((subject) => subject.file));
  return run.findings.filter((raw) => relevant.has(raw.problem.at.file));
}

function filesOf(raws: readonly RawFinding[]): readonly { readonly file: SourceFile }[] {
  return [...new Set(raws.map((raw) => raw.problem.at.file))].map((file) => ({ file }));
}

async function silence(
  raws: readonly RawFinding[],
  files: readonly { readonly file: SourceFile }[],
  context: LintContext,
): Promise<Suppressed> {
  const { rules, request, loaded, fits, named } = context;
  const placed = placeFindings(raws, named);
  const active = new Set(rules.rules.map((rule) => rule.id));
  const asked = request.only.length > 0 || request.off.length > 0;
  const inFiles: Suppression[] = [];
  for (const { file } of files) inFiles.push(...(await suppressionsIn(file, rules.names)));
  return suppressFindings(graded(placed, rules), {
    inFiles,
    configured: loaded.config.ignores ?? [],
    fits,
    today: request.today,
    ran: (rule) => !asked || (rule !== undefined && rule !== '*' && active.has(rule)),
  });
}

/** Severity as the configuration wants it for the file. */
function graded(placed: readonly PlacedFinding[], rules: RuleSet): readonly PlacedFinding[] {
  return placed.flatMap((one) => {
    const severity = rules.severity(one.raw.rule, one.finding.severity, one.finding.path);
    return severity === undefined ? [] : [{ ...one, finding: { ...one.finding, severity } }];
  });
}

function lastFindings(
  files: readonly FileSubject[],
  { silenced, subjects, context }: { silenced: Suppressed; subjects: LintSubjects; context: LintContext },
): readonly PlacedFinding[] {
  const last: readonly LintRule[] = context.rules.rules.filter((rule) => LAST.has(rule.id));
  const seen = files.map((subject) => ({ ...subject, suppressions: silenced.uses.get(subject.file.path) ?? [] }));
  const { findings } = runLintRules(last, { ...subjects, files: seen });
  return graded(placeFindings(findings, context.named), context.rules);
}
