import type { LintFinding, LintResult, LintRuleInfo } from '../report/lint-result.ts';
import type { FileSubject } from '../rule/file-subject.ts';
import type { LintRule } from '../rule/lint-rule.ts';
import type { LintSettings } from '../rule/lint-settings.ts';
import { serviceData } from '../service-data/service-data.ts';
import type { LintRequest } from './lint.ts';
import { applyBaseline } from './lint-apply-baseline.ts';
import type { LoadedConfig } from './lint-config.ts';
import { suppressionsIn } from './lint-directives.ts';
import { type PlacedFinding, placeFindings } from './lint-findings.ts';
import type { LintInputs } from './lint-inputs.ts';
import { type RuleSet, ruleSet } from './lint-rule-set.ts';
import { type LintSubjects, type RawRun, runLintRules } from './lint-run.ts';
import { type LintSetOptions, lintSet } from './lint-set.ts';
import { summaryOf } from './lint-summary-of.ts';
import { type Suppressed, suppressFindings } from './lint-suppress.ts';

/** Rules about suppressions see what the others found. */
const LAST = new Set(['unused-suppression', 'suppression-without-reason']);

type Fits = (pattern: string, path: string) => boolean;

/** What a run needs besides the files. */
export interface LintContext {
  readonly request: LintRequest;
  readonly loaded: LoadedConfig;
  readonly fits: Fits;
  readonly rules: RuleSet;
}

/** The rules and patterns of a run. */
export async function lintContext(request: LintRequest, loaded: LoadedConfig): Promise<LintContext> {
  const { config } = loaded;
  const patterns = config.overrides !== undefined || config.ignores !== undefined;
  const fits: Fits = patterns
    ? (await import('./lint-pattern.ts')).patternFits(request.cwd, loaded.folder)
    : () => false;
  const rules = await ruleSet({ config, folder: loaded.folder, only: request.only, off: request.off, fits });
  return { request, loaded, fits, rules };
}

/** Lints what was read, silences what is to be silent, and puts the result together. */
export async function lintLoaded(inputs: LintInputs, context: LintContext): Promise<LintResult> {
  const { request, rules } = context;
  const run = await lintSet(inputs.inputs, setOptions(context));
  const files = relevantFiles(run.subjects.files, inputs);
  const silenced = silence(run, files, context);
  const last = lastFindings(files, { silenced, subjects: run.subjects, rules });
  const baseline = applyBaseline(
    [...silenced.kept, ...last].map((one) => one.finding),
    request,
    context.loaded,
  );
  const suppressed = [
    ...silenced.silenced.map(({ placed, from, reason }) => ({ ...placed.finding, suppression: { from, reason } })),
    ...baseline.known.map((finding) => ({ ...finding, suppression: { from: 'baseline', reason: undefined } })),
  ];
  const findings: readonly LintFinding[] = baseline.kept;
  return {
    tool: { name: 'why403', version: request.version },
    findings,
    suppressed,
    rules: rules.rules.map(ruleInfo),
    sources: new Map(inputs.inputs.map((input) => [input.path, input.text])),
    summary: summaryOf({ run, files, inputs, findings, suppressed: suppressed.length }),
  };
}

function setOptions({ request, loaded, rules, fits }: LintContext): LintSetOptions {
  const { config } = loaded;
  const stated = (config.overrides ?? []).flatMap((one) =>
    one.policyType === undefined ? [] : [{ files: [one.files].flat(), type: one.policyType }],
  );
  return {
    rules: rules.rules.filter((rule) => !LAST.has(rule.id)),
    services: serviceData(),
    settings: settingsOf({ request, loaded }),
    policyType: (path) =>
      request.policyType ?? stated.findLast((one) => one.files.some((pattern) => fits(pattern, path)))?.type,
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
  return files.filter(
    (subject) =>
      named.has(subject.file.path) ||
      subject.kind !== 'unknown' ||
      (subject.error !== undefined && HINTS.test(subject.file.text)),
  );
}

const HINTS =
  /"Statement"|\bStatement:|AWSTemplateFormatVersion|x-amazon-apigateway|AWS::(Lambda|ApiGateway|IAM|Serverless)/;

function silence(
  run: RawRun,
  files: readonly FileSubject[],
  { rules, request, loaded, fits }: LintContext,
): Suppressed {
  const relevant = new Set(files.map((subject) => subject.file));
  const placed = graded(placeFindings(run.findings.filter((raw) => relevant.has(raw.problem.at.file))), rules);
  return suppressFindings(placed, {
    inFiles: files.flatMap((subject) => suppressionsIn(subject.file)),
    configured: loaded.config.ignores ?? [],
    fits,
    today: request.today,
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
  facts: { silenced: Suppressed; subjects: LintSubjects; rules: RuleSet },
): readonly PlacedFinding[] {
  const last: readonly LintRule[] = facts.rules.rules.filter((rule) => LAST.has(rule.id));
  const seen = files.map((subject) => ({ ...subject, suppressions: facts.silenced.uses.get(subject.file.path) ?? [] }));
  return graded(placeFindings(runLintRules(last, { ...facts.subjects, files: seen }).findings), facts.rules);
}

function ruleInfo(rule: LintRule): LintRuleInfo {
  const { id, title, group, severity, confidence, security, why, remedy, references } = rule;
  return {
    id,
    title,
    group,
    severity,
    confidence,
    ...(security === undefined ? {} : { security }),
    why,
    remedy,
    references,
  };
}
