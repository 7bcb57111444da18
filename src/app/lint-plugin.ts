import { UserError } from '../domain/user-error.ts';
import type { LintRule } from '../rule/lint-rule.ts';
import { shownPath } from './lint-config-file.ts';

/** The rules that a module of the user's exports, as values, lists or below `rules`; UserError when one is no rule. */
export async function pluginRules(file: string): Promise<readonly LintRule[]> {
  const exported = await load(file);
  const found = new Set(Object.values(exported).flatMap(candidates));
  const rules = [...found].map((candidate) => checkedRule(candidate, shownPath(file)));
  if (rules.length === 0)
    throw new UserError(
      'badPlugin',
      `plugin \`${shownPath(file)}\` exports no rule`,
      'see docs/lint.md for an example',
    );
  return rules;
}

async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { importModule } = await import('./import-module.ts');
    return await importModule(file);
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : `it throws ${String(thrown)}`;
    throw new UserError(
      'badPlugin',
      `plugin \`${shownPath(file)}\` cannot be loaded: ${why}`,
      'the path is relative to the configuration that names it',
    );
  }
}

/** What looks as if it were meant as a rule; a module may export other things too. */
function candidates(exported: unknown): readonly object[] {
  if (Array.isArray(exported)) return exported.flatMap(candidates);
  if (typeof exported !== 'object' || exported === null) return [];
  if ('check' in exported || 'subject' in exported) return [exported];
  return Object.values('rules' in exported ? Object(exported.rules) : exported).flatMap((one) =>
    typeof one === 'object' && one !== null && ('check' in one || Array.isArray(one)) ? candidates(one) : [],
  );
}

/** What a rule of the user's may leave away. */
const DEFAULTS = {
  group: 'hygiene',
  severity: 'warning',
  confidence: 'certain',
  since: '0',
  needs: ['document'],
  why: 'See the plugin that brings the rule.',
  remedy: 'Ask who wrote the rule.',
  references: [],
  equivalents: {},
} as const;

const CHOICES: readonly (readonly [keyof LintRule, readonly string[]])[] = [
  ['subject', ['policy', 'template', 'account', 'file']],
  ['group', ['syntax', 'semantics', 'security', 'invocation', 'hygiene', 'quota']],
  ['severity', ['error', 'warning', 'info']],
  ['confidence', ['certain', 'likely', 'possible']],
];

function checkedRule(candidate: object, plugin: string): LintRule {
  const id = 'id' in candidate ? candidate.id : undefined;
  const rule = { ...DEFAULTS, title: String(id), ...candidate };
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/.test(id))
    throw badRule(plugin, 'a rule', '`id` must be small letters, digits and hyphens');
  for (const [name, choices] of CHOICES) {
    const value = Object.entries(rule).find(([key]) => key === name)?.[1];
    if (!choices.includes(String(value)))
      throw badRule(plugin, `rule \`${id}\``, `\`${name}\` must be one of ${choices.join(', ')}`);
  }
  if (!('check' in rule) || typeof rule.check !== 'function')
    throw badRule(plugin, `rule \`${id}\``, '`check` must be a function');
  const own = rule.check;
  const whole = { ...rule, check: (subject: unknown) => checkedReports(Reflect.apply(own, rule, [subject])) };
  if (!isRule(whole)) throw badRule(plugin, `rule \`${id}\``, '`check` must be a function');
  return whole;
}

/** Our compiler does not see what a rule of the user's yields. */
function* checkedReports(reports: Iterable<unknown>): Iterable<unknown> {
  for (const report of reports) {
    if (!isReport(report)) throw new Error('a report needs a message and `at`, a place such as policy.at(pointer)');
    yield report;
  }
}

function isReport(report: unknown): boolean {
  if (typeof report !== 'object' || report === null) return false;
  if ('undecided' in report) return typeof report.undecided === 'string';
  if (!('message' in report && 'at' in report) || typeof report.message !== 'string') return false;
  const { at } = report;
  if (typeof at !== 'object' || at === null || !('file' in at && 'pointer' in at)) return false;
  return typeof at.pointer === 'string' && typeof at.file === 'object' && at.file !== null && 'rangeAt' in at.file;
}

function isRule(rule: object): rule is LintRule {
  return 'check' in rule && typeof rule.check === 'function';
}

function badRule(plugin: string, what: string, why: string): UserError {
  return new UserError(
    'badPlugin',
    `plugin \`${plugin}\` exports ${what} that cannot be used: ${why}`,
    'see docs/lint.md for an example',
  );
}
