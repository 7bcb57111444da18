import { ACCESS_RULES } from '../../rules/access.generated.ts';
import { LINT_RULES } from '../../rules/lint.generated.ts';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { paint } from '../report/paint.ts';
import type { TextStyle } from '../report/text-style.ts';
import { wrap } from '../report/wrap.ts';

/** What the rules of both kinds have in common. */
interface RuleText {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly severity: string;
  readonly confidence: string;
  readonly since: string;
  readonly why: string;
  readonly remedy?: string;
  readonly references: readonly string[];
}

/** Returns all rules, one line each, those of `explain` first. */
export function listRules(style: TextStyle): string {
  const rules = allRules();
  const widest = Math.max(...rules.map((rule) => rule.id.length));
  const groups = [...new Set(rules.map((rule) => rule.group))];
  const lines = groups.flatMap((group) => [
    paint(style.colour, 'strong', group),
    ...rules.filter((rule) => rule.group === group).flatMap((rule) => ruleLine(rule, widest, style)),
    '',
  ]);
  return `${lines.join('\n')}\nabout one rule: why403 rules ID\n`;
}

/** Returns one rule's page; a UserError for an id that does not exist. */
export function rulePage(id: string, style: TextStyle): string {
  const rules = allRules();
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const near = rules.map((candidate) => candidate.id).filter((name) => name.includes(id) || id.includes(name));
    const hint =
      near.length > 0 && id.length > 2
        ? `did you mean ${near.slice(0, 3).map(quote).join(' or ')}?`
        : 'list them with `why403 rules`';
    throw new UserError('noRule', `there is no rule ${quote(id)}`, hint);
  }
  const facts = `${rule.severity}, ${rule.confidence}, since ${rule.since}, ${rule.group}`;
  const text = [rule.title, rule.why, ...(rule.remedy === undefined ? [] : [rule.remedy])];
  return `${[
    paint(style.colour, 'strong', rule.id),
    paint(style.colour, 'quiet', facts),
    '',
    ...text.flatMap((paragraph) => [...wrap(paragraph, style.width), '']),
    ...rule.references,
  ].join('\n')}\n`;
}

function allRules(): readonly RuleText[] {
  const access = ACCESS_RULES.map((rule) => ({ ...rule, group: 'explain' }));
  return [...access, ...LINT_RULES.map((rule) => ({ ...rule, group: `lint: ${rule.group}` }))];
}

function ruleLine(rule: RuleText, widest: number, style: TextStyle): readonly string[] {
  const [first = '', ...rest] = wrap(rule.title, Math.max(30, style.width - widest - 4));
  return [`  ${rule.id.padEnd(widest)}  ${first}`, ...rest.map((line) => `${' '.repeat(widest + 4)}${line}`)];
}
