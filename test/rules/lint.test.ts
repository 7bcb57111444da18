import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../src/app/lint-fix.ts';
import { lintContext, lintLoaded } from '../../src/app/lint-loaded.ts';
import { lintSet } from '../../src/app/lint-set.ts';
import type { LintRule } from '../../src/rule/lint-rule.ts';
import type { LintSettings } from '../../src/rule/lint-settings.ts';
import type { PolicyType } from '../../src/rule/policy-subject.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { locateLines } from '../../src/source/locate.ts';
import { lintRequestOf } from '../app/lint-request.ts';

const root = resolve(import.meta.dirname, '../..');
const services = serviceData();
/** `WHY403_RULE=<id or part>` runs the fixtures of some rules only. */
const only = process.env['WHY403_RULE'];

interface Expectation {
  readonly lines?: readonly number[];
  readonly count?: number;
  readonly message?: string;
  readonly policyType?: PolicyType;
  readonly settings?: Partial<LintSettings>;
}

const rules: LintRule[] = [];
for (const room of ['policy', 'template', 'account']) {
  for (const file of readdirSync(resolve(root, 'rules', room)).filter((name) => name.endsWith('.ts'))) {
    if (only !== undefined && !file.includes(only)) continue;
    const loaded: { rule: LintRule } = await import(resolve(root, 'rules', room, file));
    rules.push(loaded.rule);
  }
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  // An access rule may have the same name; its fixtures are snapshots, those of the lint rule are in `lint/` then.
  const own = resolve(root, 'fixtures/rules', id);
  const folder = existsSync(resolve(own, 'lint')) ? resolve(own, 'lint') : own;
  const entries = fixturesIn(folder);
  const cases = entries.filter((name) => /^(fires|quiet)-/.test(name) && !name.endsWith('.expect'));

  test('has a case that fires and one that is quiet', () => {
    expect(cases.filter((name) => name.startsWith('fires-'))).not.toEqual([]);
    expect(cases.filter((name) => name.startsWith('quiet-'))).not.toEqual([]);
  });

  test('is documented', () => {
    expect(rule.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(rule.references.every((url) => url.startsWith('https://'))).toBe(true);
    expect(rule.references).not.toEqual([]);
    expect(`${rule.why}${rule.remedy}`).toMatch(/\.$/);
    if (rule.confidence !== 'certain') expect(rule.severity).not.toBe('error');
  });

  test.each(cases)('%s', async (name) => {
    const expected = expectation(folder, name);
    const { crashes, messages, lines } = await observed(rule, { folder, name, expected });
    expect(crashes).toEqual([]);
    if (name.startsWith('quiet-')) expect(messages).toEqual([]);
    else expect(messages).not.toEqual([]);
    if (expected.count !== undefined) expect(messages).toHaveLength(expected.count);
    if (expected.message !== undefined) expect(messages.join('\n')).toContain(expected.message);
    if (expected.lines !== undefined) expect(lines).toEqual(expected.lines);
    // One clause: no line breaks, no full stop.
    for (const message of messages) expect(message).toMatch(/^\S[^\n]*[^.\s]$/);
  });

  const fixed = entries.filter((name) => name.startsWith('fixed-'));
  test.each(fixed)('%s is what --fix makes', async (name) => {
    const source = name.replace(/^fixed-/, 'fires-');
    const expected = expectation(folder, source);
    const run = await lintFixture(rule, { folder, name: source, expected });
    const edited = applyFixes(run.findings.map((finding) => finding.problem));
    expect([...edited.values()].map((file) => file.text)).toEqual([readFileSync(resolve(folder, name), 'utf8')]);
  });
});

/** Rules about suppressions see what all the others found. */
const LAST = ['unused-suppression', 'suppression-without-reason'];

async function observed(
  rule: LintRule,
  fixture: Fixture,
): Promise<{ crashes: unknown; messages: string[]; lines: number[] }> {
  if (LAST.includes(rule.id)) return suppressionsObserved(rule, fixture);
  const run = await lintFixture(rule, fixture);
  const messages = run.findings.map((finding) => finding.problem.message);
  return { crashes: run.crashes, messages, lines: run.findings.map((finding) => locateLines(finding.problem.at).line) };
}

async function suppressionsObserved(rule: LintRule, { folder, name }: Fixture) {
  const context = await lintContext(lintRequestOf({ cwd: folder }), { config: {}, path: undefined, folder });
  const inputs = [{ path: name, text: readFileSync(resolve(folder, name), 'utf8'), named: true }];
  const result = await lintLoaded({ inputs, unreadable: [], notes: [], stdinPath: undefined }, context);
  const own = result.findings.filter((finding) => finding.ruleId === rule.id);
  return {
    crashes: result.summary.crashed,
    messages: own.map((one) => one.message),
    lines: own.map((one) => one.line),
  };
}

interface Fixture {
  readonly folder: string;
  readonly name: string;
  readonly expected: Expectation;
}

function lintFixture(rule: LintRule, fixture: Fixture) {
  const { folder, name, expected } = fixture;
  const path = resolve(folder, name);
  const names = statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .map((file) => `${name}/${file}`)
    : [name];
  const inputs = names.map((file) => ({ path: file, text: readFileSync(resolve(folder, file), 'utf8') }));
  const policyType = expected.policyType ?? typeInName(name);
  const settings = { today: '2026-11-21', ...expected.settings };
  return lintSet(inputs, { rules: [rule], services, settings, ...(policyType === undefined ? {} : { policyType }) });
}

/** `fires-missing.trust.json` states the policy type in its name. */
function typeInName(name: string): PolicyType | undefined {
  const types: readonly PolicyType[] = [
    'identity',
    'lambda',
    'rest-api',
    'resource',
    'trust',
    'scp',
    'rcp',
    'boundary',
    'session',
    'vpc-endpoint',
  ];
  return types.find((type) => name.includes(`.${type}.`));
}

function expectation(folder: string, name: string): Expectation {
  const file = resolve(folder, `${name.replace(/\..*$/, '')}.expect`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function fixturesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
