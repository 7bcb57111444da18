import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import type { LintRule } from '../../src/rule/lint-rule.ts';
import type { LintSettings } from '../../src/rule/lint-settings.ts';
import type { PolicyType } from '../../src/rule/policy-subject.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { allLintRules } from './all-lint-rules.ts';

/** One way to write a mistake, or something near it that is right. */
interface Variant {
  readonly rule: string;
  readonly found: boolean;
  readonly policyType?: PolicyType;
  readonly settings?: Partial<LintSettings>;
  /** Pattern of the pointer that a finding must have. */
  readonly at?: string;
  readonly policy?: unknown;
  readonly files?: Readonly<Record<string, string>>;
}

/** A policy as AWS's own pages write it. */
interface Good {
  readonly name: string;
  readonly policyType: PolicyType;
  readonly policy: unknown;
}

const folder = resolve(import.meta.dirname, '../../fixtures');
const rules = await allLintRules();
/** The same rules, called for every policy. */
const always = rules.map((rule): LintRule => {
  if (rule.subject !== 'policy') return rule;
  const { when: _, ...rest } = rule;
  return rest;
});
const services = serviceData();

function read<T>(name: string): T {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
}

function lint(
  files: Readonly<Record<string, string>>,
  stated: Pick<Variant, 'policyType' | 'settings'> = {},
  shown = rules,
) {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text }));
  const settings = { today: '2026-11-21', ...stated.settings };
  const { policyType } = stated;
  return lintSet(inputs, { rules: shown, services, settings, ...(policyType === undefined ? {} : { policyType }) });
}

describe.each(['syntax', 'semantics', 'security', 'invocation', 'hygiene', 'quota'])('variants of %s', (group) => {
  test('are found by their rule at their place, and what is near them is not', async () => {
    const wrong: string[] = [];
    for (const [line, variant] of read<readonly Variant[]>(`variants/${group}.json`).entries()) {
      const { rule, found, at = '', policy } = variant;
      const files = variant.files ?? { 'p.json': JSON.stringify(policy, null, 2) };
      const { findings, crashes } = await lint(files, variant);
      expect(crashes).toEqual([]);
      const all = await lint(files, variant, always);
      if (all.findings.length !== findings.length) wrong.push(`line ${line + 2}: a rule was not called`);
      const places = findings.filter((one) => one.rule.id === rule).map((one) => one.problem.at.pointer);
      const right = found ? places.some((place) => new RegExp(at).test(place)) : places.length === 0;
      if (!right) wrong.push(`line ${line + 2}: ${rule} at ${places.join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what AWS shows as an example', () => {
  test('has no errors and no warnings as a policy', async () => {
    const wrong: string[] = [];
    const policies = read<readonly Good[]>('lint/good/policies.json');
    expect(policies.length).toBeGreaterThan(150);
    for (const { name, policyType, policy } of policies) {
      const { findings } = await lint({ 'p.json': JSON.stringify(policy, null, 2) }, { policyType });
      wrong.push(...loud(findings).map((found) => `${name}: ${found}`));
    }
    expect(wrong).toEqual([]);
  });

  const templates = readdirSync(resolve(folder, 'lint/good'))
    .filter((name) => name !== 'policies.json')
    .sort();
  test.each(templates)('has no errors and no warnings in %s', async (name) => {
    const { findings } = await lint({ [name]: readFileSync(resolve(folder, 'lint/good', name), 'utf8') });
    expect(loud(findings)).toEqual([]);
  });
});

function loud(findings: Awaited<ReturnType<typeof lint>>['findings']): readonly string[] {
  return findings
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => `${finding.severity} ${finding.rule.id}: ${finding.problem.message}`);
}
