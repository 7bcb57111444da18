import { readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const ROOMS = ['policy', 'template', 'account'] as const;

/** Writes rules/lint.generated.ts, the list of all lint rules in alphabetical order. */
export function generateLintRules(): void {
  const files = ROOMS.flatMap((room) => ruleFiles(room).map((name) => ({ name, path: `./${room}/${name}.ts` })));
  files.sort((one, other) => (one.name < other.name ? -1 : 1));
  const imports = files.map((file, index) => `import { rule as r${index} } from '${file.path}';`);
  const list = files.map((_, index) => `  r${index},`);
  const text = [
    '// Made by scripts/gen-lint-rules.ts; never edited by hand.',
    "import type { LintRule } from '../src/rule/lint-rule.ts';",
    ...imports,
    '',
    '/** Every lint rule, by id. */',
    'export const LINT_RULES: readonly LintRule[] = [',
    ...list,
    '];',
    '',
  ];
  writeFileSync(resolve(root, 'rules/lint.generated.ts'), text.join('\n'));
}

function ruleFiles(room: string): string[] {
  return readdirSync(resolve(root, 'rules', room))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3));
}

generateLintRules();
