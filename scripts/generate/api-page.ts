import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** docs/api.md: every name that src/index.ts exports, with the docstring of its definition. */
export async function apiPage(root: string): Promise<ReadonlyMap<string, string>> {
  const index = resolve(root, 'src/index.ts');
  if (!existsSync(index)) return new Map();
  const text = readFileSync(index, 'utf8');
  const exported = [...text.matchAll(/^export (type )?\{([^}]*)\} from '([^']+)'/gm)].flatMap(
    ([, type, names = '', from = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({
          name: name.replace(/^type /, ''),
          isType: type !== undefined || name.startsWith('type '),
          from,
        })),
  );
  const entries = exported.sort((one, other) => (one.name < other.name ? -1 : 1));
  const part = (isType: boolean): string[] =>
    entries
      .filter((entry) => entry.isType === isType)
      .flatMap((entry) => describeExport(resolve(root, 'src', entry.from), entry.name));
  const page = ['# Library', '', 'Made from `src/index.ts` by `npm run gen`.', '', '## Values', '', ...part(false)];
  return new Map([['docs/api.md', [...page, '## Types', '', ...part(true)].join('\n')]]);
}

function describeExport(file: string, written: string): string[] {
  const [name = '', alias] = written.split(/\s+as\s+/);
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) =>
    new RegExp(`^export (async )?(function|const|interface|type|class) ${name}\\b`).test(line),
  );
  const signature = (lines[at] ?? '').replace(/^export /, '').replace(/\s*[{=(]*$/, '');
  return [`### ${alias ?? name}`, '', `\`${signature}\``, '', docstring(lines, at), ''];
}

function docstring(lines: readonly string[], at: number): string {
  const above = lines.slice(0, Math.max(at, 0)).join('\n');
  const found = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(above);
  return (found?.[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trim())
    .filter((line) => line !== '')
    .join('\n');
}
