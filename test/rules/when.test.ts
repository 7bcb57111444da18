import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import type { LintRule } from '../../src/rule/lint-rule.ts';
import { hasFeature } from '../../src/rule/policies-with.ts';
import type { PolicyType } from '../../src/rule/policy-subject.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { allLintRules } from './all-lint-rules.ts';
import { managedPolicyTexts } from './managed-policy-texts.ts';

const root = resolve(import.meta.dirname, '../..');
const services = serviceData();
const rules = await allLintRules();
/** The same rules, called for every policy. */
const always = rules.map((rule): LintRule => {
  if (rule.subject !== 'policy') return rule;
  const { when: _, ...rest } = rule;
  return rest;
});

const TYPES: readonly (PolicyType | undefined)[] = [
  ...(['identity', 'lambda', 'rest-api', 'resource', 'trust', 'scp', 'rcp', 'boundary', 'session'] as const),
  ...(['vpc-endpoint', undefined] as const),
];

const features = new Map(rules.map((rule) => [rule.id, rule.subject === 'policy' ? rule.when : undefined]));

/** Findings of rules that would not have been called for the policy. */
async function missed(input: { path: string; text: string }, policyType?: PolicyType): Promise<string[]> {
  const settings = { today: '2026-11-21' };
  const run = await lintSet([input], { rules: always, services, settings, ...(policyType && { policyType }) });
  return run.findings
    .filter(({ rule, policy }) => {
      const when = features.get(rule.id);
      return policy !== undefined && when !== undefined && !hasFeature(policy, when);
    })
    .map(({ rule, problem }) => `${input.path} ${rule.id} ${problem.at.pointer} ${problem.message}`);
}

const fixtures = globSync('fixtures/{rules,lint}/**/*.{json,yaml,yml,tf}', { cwd: root }).sort();

test('there are fixtures to compare', () => expect(fixtures.length).toBeGreaterThan(900));

test.each(TYPES)('a rule that is not called for a fixture of type %s would have said nothing', async (policyType) => {
  const found: string[] = [];
  for (const path of fixtures)
    found.push(...(await missed({ path, text: readFileSync(resolve(root, path), 'utf8') }, policyType)));
  expect(found).toEqual([]);
});

test('a rule that is not called for an AWS managed policy would have said nothing', async () => {
  const found: string[] = [];
  for (const input of managedPolicyTexts()) found.push(...(await missed(input)));
  expect(found).toEqual([]);
});
