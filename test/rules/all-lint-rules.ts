import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LintRule } from '../../src/rule/lint-rule.ts';

const root = resolve(import.meta.dirname, '../..');

/** Every lint rule, read from its folder: the generated list is not needed for tests. */
export async function allLintRules(): Promise<readonly LintRule[]> {
  const rules: LintRule[] = [];
  for (const room of ['policy', 'template', 'account']) {
    for (const file of readdirSync(resolve(root, 'rules', room)).filter((name) => name.endsWith('.ts'))) {
      const loaded: { rule: LintRule } = await import(resolve(root, 'rules', room, file));
      rules.push(loaded.rule);
    }
  }
  return rules;
}
