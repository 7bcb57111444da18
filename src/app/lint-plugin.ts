import { UserError } from '../domain/user-error.ts';
import type { LintRule } from '../rule/lint-rule.ts';
import { shownPath } from './lint-config-file.ts';
import { checkedReports } from './lint-plugin-report.ts';

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

const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');
const TEXT = { what: 'a text', fits: (value: unknown): boolean => typeof value === 'string' };
const TEXTS = { what: 'a list of texts', fits: isTextList };
const SCORE = {
  what: 'a number from 0.1 to 10',
  fits: (value: unknown): boolean => typeof value === 'number' && value >= 0.1 && value <= 10,
};
const SHAPES = new Map(
  Object.entries({
    ...{ title: TEXT, why: TEXT, remedy: TEXT, since: TEXT, security: SCORE },
    ...{ references: TEXTS, needs: TEXTS, types: TEXTS, when: TEXTS },
  }),
);

function checkedRule(candidate: object, plugin: string): LintRule {
  const id = 'id' in candidate ? candidate.id : undefined;
  const stated = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
  const rule = { ...DEFAULTS, title: String(id), ...stated };
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/.test(id))
    throw badRule(plugin, 'a rule', '`id` must be small letters, digits and hyphens');
  for (const [name, choices] of CHOICES) {
    const value = Object.entries(rule).find(([key]) => key === name)?.[1];
    if (!choices.includes(String(value)))
      throw badRule(plugin, `rule \`${id}\``, `\`${name}\` must be one of ${choices.join(', ')}`);
  }
  for (const [name, { what, fits }] of SHAPES) {
    const [, value] = Object.entries(rule).find(([key]) => key === name) ?? [];
    if (value !== undefined && !fits(value)) throw badRule(plugin, `rule \`${id}\``, `\`${name}\` must be ${what}`);
  }
  if (!('check' in rule) || typeof rule.check !== 'function')
    throw badRule(plugin, `rule \`${id}\``, '`check` must be a function');
  const own = rule.check;
  const whole = { ...rule, check: (subject: unknown) => checkedReports(Reflect.apply(own, rule, [subject])) };
  if (!isRule(whole)) throw badRule(plugin, `rule \`${id}\``, '`check` must be a function');
  return whole;
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
