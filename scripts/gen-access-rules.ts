import { readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Writes rules/access.generated.ts, the list of all rules that diagnose one call, in alphabetical order. */
export function generateAccessRules(): void {
  const names = readdirSync(resolve(root, 'rules/access'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
  const text = [
    '// Made by scripts/gen-access-rules.ts; never edited by hand.',
    "import type { AccessRule } from '../src/rule/access-rule.ts';",
    ...names.map((name, index) => `import { rule as r${index} } from './access/${name}.ts';`),
    '',
    '/** Every access rule, by id. */',
    'export const ACCESS_RULES: readonly AccessRule[] = [',
    ...names.map((_, index) => `  r${index},`),
    '];',
    '',
  ];
  writeFileSync(resolve(root, 'rules/access.generated.ts'), text.join('\n'));
}

if (process.argv[1] === import.meta.filename) generateAccessRules();
