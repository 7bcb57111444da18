import type { LintRule } from '../rule/lint-rule.ts';

/** Where the time of a run goes, by phase and by rule. */
export interface LintTiming {
  /** Counts what happens from here on for a phase, until the next one begins. */
  begin(phase: string): void;
  /** The rules, each counting its own time. */
  timed(rules: readonly LintRule[]): readonly LintRule[];
  /** Both tables, in milliseconds. */
  table(): string;
}

/** Rules that are listed. */
const MOST_LISTED = 20;

interface Count {
  calls: number;
  time: number;
}

/** Counts the time of a run; `now` is in milliseconds. */
export function lintTiming(now: () => number): LintTiming {
  const phases = new Map<string, number>();
  const rules = new Map<string, Count>();
  let current = '';
  let since = now();
  const take = (): number => {
    const spent = now() - since;
    since += spent;
    return spent;
  };
  return {
    begin: (phase) => {
      phases.set(current, (phases.get(current) ?? 0) + take());
      current = phase;
    },
    timed: (list) =>
      list.map((rule) => {
        const count = { calls: 0, time: 0 };
        rules.set(rule.id, count);
        return timedRule(rule, count, now);
      }),
    table: () => {
      phases.set(current, (phases.get(current) ?? 0) + take());
      phases.delete('');
      return `${phaseTable(phases, sum([...rules.values()].map(({ time }) => time)))}\n${ruleTable(rules)}`;
    },
  };
}

function timedRule(rule: LintRule, count: Count, now: () => number): LintRule {
  const own: (subject: never) => Iterable<unknown> = rule.check;
  const check = function* (subject: unknown): Iterable<unknown> {
    count.calls += 1;
    let started = now();
    const reports: Iterator<unknown> = Reflect.apply(own, rule, [subject])[Symbol.iterator]();
    for (;;) {
      const next = reports.next();
      count.time += now() - started;
      if (next.done === true) return;
      yield next.value;
      started = now();
    }
  };
  const timed = { ...rule, check };
  return isRule(timed) ? timed : rule;
}

function isRule(rule: object): rule is LintRule {
  return 'check' in rule;
}

/** The rules run while texts are linked with each other: their time is told apart. */
function phaseTable(phases: ReadonlyMap<string, number>, inRules: number): string {
  const rows = [...phases].flatMap(([name, time]) =>
    name === 'texts and rules'
      ? [['rules', inRules] as const, ['texts, links between them', Math.max(0, time - inRules)] as const]
      : [[name, time] as const],
  );
  const total = sum(rows.map(([, time]) => time));
  const lines = rows.map(([name, time]) => row([name, shown(time), share(time, total)]));
  return [row(['phase', 'ms', '%']), ...lines, row(['all', shown(total), ''])].join('\n');
}

function ruleTable(rules: ReadonlyMap<string, Count>): string {
  const all = [...rules].filter(([, { calls }]) => calls > 0).toSorted(([, one], [, other]) => other.time - one.time);
  const total = sum(all.map(([, { time }]) => time));
  const lines = all
    .slice(0, MOST_LISTED)
    .map(([id, { calls, time }]) => row([id, shown(time), share(time, total), String(calls)]));
  const rest = all.slice(MOST_LISTED);
  const more = row([
    `${rest.length} more`,
    shown(sum(rest.map(([, { time }]) => time))),
    share(sum(rest.map(([, { time }]) => time)), total),
    String(sum(rest.map(([, { calls }]) => calls))),
  ]);
  return [row(['rule', 'ms', '%', 'calls']), ...lines, ...(rest.length === 0 ? [] : [more])].join('\n');
}

function row([name = '', ...numbers]: readonly string[]): string {
  return `${name.padEnd(44)}${numbers.map((number) => number.padStart(9)).join('')}`.trimEnd();
}

function shown(time: number): string {
  return time.toFixed(1);
}

function share(time: number, total: number): string {
  return total === 0 ? '0.0' : ((100 * time) / total).toFixed(1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
