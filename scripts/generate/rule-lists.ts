import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The generated lists of rules: the access rules in one, all lint rules in the other. */
export function ruleLists(root: string): ReadonlyMap<string, string> {
  return new Map([
    ['rules/access.generated.ts', list(root, { groups: ['access'], type: 'AccessRule', file: 'access-rule' })],
    [
      'rules/lint.generated.ts',
      list(root, { groups: ['policy', 'template', 'account'], type: 'LintRule', file: 'lint-rule' }),
    ],
  ]);
}

interface ListKind {
  readonly groups: readonly string[];
  readonly type: string;
  readonly file: string;
}

function list(root: string, kind: ListKind): string {
  const files = kind.groups.flatMap((group) =>
    ruleNames(root, group).map((name) => ({ name, path: `./${group}/${name}.ts` })),
  );
  files.sort((one, other) => (one.name < other.name ? -1 : 1));
  return [
    '// Made by scripts/gen.ts; never edited by hand.',
    `import type { ${kind.type} } from '../src/rule/${kind.file}.ts';`,
    ...files.map((file, index) => `import { ${exportOf(root, file.path)} as r${index} } from '${file.path}';`),
    '',
    `/** Every ${kind.type === 'LintRule' ? 'lint' : 'access'} rule, by id. */`,
    `export const ${kind.type === 'LintRule' ? 'LINT_RULES' : 'ACCESS_RULES'}: readonly ${kind.type}[] = [`,
    ...files.map((_, index) => `  r${index},`),
    '];',
    '',
  ].join('\n');
}

/** The name under which the file exports its rule. */
function exportOf(root: string, path: string): string {
  const found = /^export const (\w+) = define/m.exec(readFileSync(resolve(root, 'rules', path), 'utf8'));
  if (!found?.[1]) throw new Error(`rules/${path} exports no rule`);
  return found[1];
}

/** Ids of the rules of a group, one per file. */
export function ruleNames(root: string, group: string): string[] {
  const folder = resolve(root, 'rules', group);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}
