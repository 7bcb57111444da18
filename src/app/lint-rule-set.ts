import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LINT_RULES } from '../../rules/lint.generated.ts';
import { UserError } from '../domain/user-error.ts';
import type { LintRule, LintSeverity } from '../rule/lint-rule.ts';
import type { LintConfig } from './lint-config-schema.ts';
import { customRule } from './lint-custom-rule.ts';

/** The rules of a run, with what the configuration makes of their severity. */
export interface RuleSet {
  readonly rules: readonly LintRule[];
  /** Severity for a file; undefined when the rule is off there. */
  severity(rule: LintRule, own: LintSeverity, path: string): LintSeverity | undefined;
}

export interface RuleSetRequest {
  readonly config: LintConfig;
  readonly folder: string;
  /** Only these, when any are named. */
  readonly only: readonly string[];
  readonly off: readonly string[];
  readonly fits: (pattern: string, path: string) => boolean;
}

/** Opinions that say something about nearly every policy; the configuration turns them on. */
const OFF_UNLESS_ASKED = new Set(['statement-without-sid']);

/** All rules that are on somewhere: ours, modules of the user's, and rules declared in the configuration. */
export async function ruleSet(request: RuleSetRequest): Promise<RuleSet> {
  const { config } = request;
  const own = [
    ...(await pluginRules(config.plugins ?? [], request.folder)),
    ...(config.customRules ?? []).map(customRule),
  ];
  const all = [...LINT_RULES, ...own];
  checkNames([...request.only, ...request.off, ...Object.keys(config.rules ?? {})], all);
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
    if (own !== undefined && [override.files].flat().some((pattern) => fits(pattern, at.path))) stated = own;
  }
  if (stated === 'off') return request.only.includes(at.rule.id) ? at.severity : undefined;
  if (stated === undefined && OFF_UNLESS_ASKED.has(at.rule.id) && !request.only.includes(at.rule.id)) return undefined;
  return stated ?? at.severity;
}

function checkNames(names: readonly string[], rules: readonly LintRule[]): void {
  const known = new Set(rules.map((rule) => rule.id));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new UserError('noSuchRule', `there is no lint rule \`${unknown}\``, 'run `why403 rules` for all of them');
}

async function pluginRules(plugins: readonly string[], folder: string): Promise<readonly LintRule[]> {
  const rules: LintRule[] = [];
  for (const plugin of plugins) {
    const loaded = await loadPlugin(plugin, folder);
    const found = Object.values(loaded)
      .flatMap((exported) => (Array.isArray(exported) ? exported : [exported]))
      .filter(isRule);
    if (found.length === 0)
      throw new UserError('badPlugin', `plugin \`${plugin}\` exports no rule`, 'export what defineLintRule returns');
    rules.push(...found);
  }
  return rules;
}

async function loadPlugin(plugin: string, folder: string): Promise<Readonly<Record<string, unknown>>> {
  const target =
    plugin.startsWith('.') || plugin.startsWith('/') ? pathToFileURL(resolve(folder, plugin)).href : plugin;
  try {
    return await import(target);
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : '';
    throw new UserError(
      'badPlugin',
      `plugin \`${plugin}\` cannot be loaded: ${why}`,
      'a path is relative to the configuration',
    );
  }
}

function isRule(value: unknown): value is LintRule {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'subject' in value &&
    'check' in value &&
    typeof value.check === 'function'
  );
}
