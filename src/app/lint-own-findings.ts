import type { LintFinding, LintLevel } from '../report/lint-result.ts';
import { fingerprintOf } from './lint-fingerprint.ts';
import type { LintInputs } from './lint-inputs.ts';
import type { LintContext } from './lint-loaded.ts';
import type { Suppressed } from './lint-suppress.ts';

/** Findings about the run itself, not about a text: files that cannot be read, entries of `ignores` that do nothing. */
export function ownFindings(inputs: LintInputs, silenced: Suppressed, context: LintContext): readonly LintFinding[] {
  const unreadable = inputs.unreadable.flatMap(({ path, reason }) =>
    ownFinding(context, { rule: 'json-parse-error', path, message: reason }),
  );
  return [...unreadable, ...aboutIgnores(inputs, silenced, context)];
}

function aboutIgnores(inputs: LintInputs, silenced: Suppressed, context: LintContext): readonly LintFinding[] {
  const { request, loaded, fits } = context;
  const paths = inputs.inputs.filter((input) => input.context === undefined).map((input) => input.path);
  // What a part of the files does not need, the others may.
  const whole = request.changedSince === undefined && inputs.stdinPath === undefined && isWhole(context);
  return (loaded.config.ignores ?? []).flatMap((entry) => {
    const { at = { path: '.', line: 1, column: 1, pointer: '' }, rule, until, reason, file } = entry;
    const named = `entry of \`ignores\` for \`${rule}\``;
    if (until !== undefined && until < request.today)
      return ownFinding(context, {
        rule: 'suppression-without-reason',
        message: `${named} expired on \`${until}\``,
        ...at,
      });
    const concerned = whole || (file !== undefined && paths.some((path) => fits(file, path, entry.folder)));
    if (concerned && silenced.idle.includes(entry))
      return ownFinding(context, { rule: 'unused-suppression', message: `${named} silences nothing`, ...at });
    if (reason !== undefined) return [];
    return ownFinding(context, { rule: 'suppression-without-reason', message: `${named} has no reason`, ...at });
  });
}

/** Whether all that the configuration is about was linted. */
function isWhole({ request, loaded }: LintContext): boolean {
  const whole = request.cwd === loaded.folder || loaded.folder.startsWith(`${request.cwd}/`);
  return whole && (request.paths.length === 0 || request.paths.includes('.'));
}

/** What an own finding says. */
export interface OwnFinding {
  readonly rule: string;
  readonly message: string;
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

/** A finding of a rule that is on, as the configuration grades it; none when the rule is off. */
export function ownFinding({ rules }: Pick<LintContext, 'rules'>, found: OwnFinding): readonly LintFinding[] {
  const { message, path, line = 1, column = 1, pointer = '' } = found;
  const rule = rules.rules.find((one) => one.id === found.rule);
  const severity: LintLevel | undefined = rule === undefined ? undefined : rules.severity(rule, rule.severity, path);
  if (rule === undefined || severity === undefined) return [];
  return [
    {
      ruleId: rule.id,
      severity,
      confidence: rule.confidence,
      message,
      path,
      line,
      column,
      endLine: line,
      endColumn: column,
      pointer,
      fingerprint: fingerprintOf([rule.id, path, message]),
      related: [],
    },
  ];
}
