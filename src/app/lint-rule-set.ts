import { LINT_RULES } from '../../rules/lint.generated.ts';
import { UserError } from '../domain/user-error.ts';
import type { LintRule, LintSeverity } from '../rule/lint-rule.ts';
import { nearName } from '../rule/near-name.ts';
import type { NamedRule } from './lint-config-rules.ts';
import type { LintConfig } from './lint-config-schema.ts';
import { customRule } from './lint-custom-rule.ts';
import type { PatternFits } from './lint-pattern.ts';

/** The rules of a run, with what the configuration makes of their severity. */
export interface RuleSet {
  readonly rules: readonly LintRule[];
  /** Every rule that there is, on or off. */
  readonly names: ReadonlySet<string>;
  /** Rules of the user's. */
  readonly foreign: ReadonlySet<string>;
  /** Severity for a file; undefined when the rule is off there. */
  severity(rule: LintRule, own: LintSeverity, path: string): LintSeverity | undefined;
}

export interface RuleSetRequest {
  readonly config: LintConfig;
  /** Rules that the configuration names. */
  readonly named: readonly NamedRule[];
  /** Only these, when any are named. */
  readonly only: readonly string[];
  readonly off: readonly string[];
  readonly fits: PatternFits;
}

/** Opinions that say something about nearly every policy; the configuration turns them on. */
const OFF_UNLESS_ASKED = new Set(['statement-without-sid']);

/** All rules that are on somewhere: ours, modules of the user's, and rules declared in the configuration. */
export async function ruleSet(request: RuleSetRequest): Promise<RuleSet> {
  const { config } = request;
  const own = await ownRules(config);
  const all = [...LINT_RULES, ...own];
  const names = new Set(all.map((rule) => rule.id));
  const asked = [...request.only, ...request.off].map((rule) => ({ rule, where: '' }));
  checkNames([...asked, ...request.named], names);
  const overridden = new Set((config.overrides ?? []).flatMap((override) => Object.keys(override.rules ?? {})));
  const isOn = (rule: LintRule): boolean => {
    if (request.only.length > 0) return request.only.includes(rule.id);
    if (request.off.includes(rule.id)) return false;
    const stated = config.rules?.[rule.id];
    if (overridden.has(rule.id)) return true;
    return stated === undefined ? !OFF_UNLESS_ASKED.has(rule.id) : stated !== 'off';
  };
  return {
    rules: all.filter(isOn),
    names,
    foreign: new Set(own.map((rule) => rule.id)),
    severity: (rule, severity, path) => severityFor({ rule, severity, path }, request),
  };
}

function severityFor(
  at: { rule: LintRule; severity: LintSeverity; path: string },
  request: RuleSetRequest,
): LintSeverity | undefined {
  const { config, fits } = request;
  let stated = config.rules?.[at.rule.id];
  for (const override of config.overrides ?? []) {
    const own = override.rules?.[at.rule.id];
    if (own !== undefined && [override.files].flat().some((pattern) => fits(pattern, at.path, override.folder)))
      stated = own;
  }
  if (stated === 'off') return request.only.includes(at.rule.id) ? at.severity : undefined;
  if (stated === undefined && OFF_UNLESS_ASKED.has(at.rule.id) && !request.only.includes(at.rule.id)) return undefined;
  return stated ?? at.severity;
}

function checkNames(named: readonly NamedRule[], known: ReadonlySet<string>): void {
  const unknown = named.find(({ rule }) => !known.has(rule));
  if (unknown === undefined) return;
  const { rule, where } = unknown;
  const meant = nearName(rule, known);
  throw new UserError(
    'noSuchRule',
    `there is no lint rule \`${rule}\`${where === '' ? '' : `, named ${where}`}`,
    meant === undefined ? 'run `why403 rules` for all of them' : `\`${meant}\` may be meant`,
  );
}

/** Rules of modules and of the configuration; UserError when two have the same name. */
async function ownRules(config: LintConfig): Promise<readonly LintRule[]> {
  const rules: LintRule[] = [];
  for (const plugin of config.plugins ?? []) {
    const { pluginRules } = await import('./lint-plugin.ts');
    rules.push(...(await pluginRules(plugin)));
  }
  rules.push(...(config.customRules ?? []).map(customRule));
  const taken = new Set<string>(LINT_RULES.map((rule) => rule.id));
  for (const { id } of rules) {
    if (taken.has(id)) throw new UserError('badPlugin', `there are two rules \`${id}\``, 'give your own another name');
    taken.add(id);
  }
  return rules;
}
