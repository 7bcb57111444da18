import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import type { LintRule } from '../../src/rule/lint-rule.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { managedPolicyTexts } from './managed-policy-texts.ts';

const root = resolve(import.meta.dirname, '../..');
/** `WHY403_CORPUS=<part of an id>` runs some rules only and prints their findings. */
const only = process.env['WHY403_CORPUS'];

interface Reviewed {
  readonly policy: string;
  readonly rule: string;
  readonly reason: string;
}

test('no rule crashes on an AWS managed policy, and none reports an error that was not reviewed', async () => {
  const rules: LintRule[] = [];
  for (const room of ['policy', 'template', 'account']) {
    for (const file of readdirSync(resolve(root, 'rules', room)).filter((name) => name.endsWith('.ts'))) {
      if (only !== undefined && !file.includes(only)) continue;
      const loaded: { rule: LintRule } = await import(resolve(root, 'rules', room, file));
      rules.push(loaded.rule);
    }
  }
  const reviewed: readonly Reviewed[] = JSON.parse(
    readFileSync(resolve(root, 'fixtures/lint/managed-policy-errors.json'), 'utf8'),
  );
  const services = serviceData();
  const surprises: string[] = [];
  const used = new Set<Reviewed>();
  const texts = managedPolicyTexts();
  expect(texts).toHaveLength(1594);
  for (const input of texts) {
    const run = await lintSet([input], { rules, services, settings: { today: '2026-11-21' } });
    surprises.push(...run.crashes.map((crash) => `${input.path} ${crash.rule} crashed: ${crash.message}`));
    for (const finding of run.findings) {
      const known = reviewed.find((entry) => `${entry.policy}.json` === input.path && entry.rule === finding.rule.id);
      if (known !== undefined) used.add(known);
      const line = `${input.path} ${finding.rule.id} ${finding.severity}: ${finding.problem.message}`;
      if (only !== undefined) console.log(line);
      if (finding.severity === 'error' && known === undefined) surprises.push(line);
    }
  }
  expect(surprises).toEqual([]);
  if (only === undefined) expect(reviewed.filter((entry) => !used.has(entry))).toEqual([]);
});
