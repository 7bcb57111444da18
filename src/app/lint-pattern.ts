import { relative, resolve, sep } from 'node:path';
import ignore from 'ignore';

/** Whether a printed path fits a pattern (as in .gitignore, and `{a,b}`) of a configuration in a folder. */
export type PatternFits = (pattern: string, path: string, folder?: string) => boolean;

/** Matches patterns of the configuration; they are relative to their own folder, that of the configuration unless told. */
export function patternFits(cwd: string, folder: string): PatternFits {
  const compiled = new Map<string, (path: string) => boolean>();
  return (pattern, path, own = folder) => {
    const inside = insideOf(own, resolve(cwd, path));
    if (inside === undefined) return false;
    const known = compiled.get(pattern) ?? matcher([pattern]);
    compiled.set(pattern, known);
    return known(inside);
  };
}

/** Whether a printed path is one that the patterns of the configuration leave out; a later `!pattern` takes it in again. */
export function leftOut(
  cwd: string,
  entries: readonly { readonly pattern: string; readonly folder?: string }[],
): (path: string) => boolean {
  const byFolder = new Map<string, string[]>();
  for (const { pattern, folder = cwd } of entries) {
    const list = byFolder.get(folder) ?? [];
    list.push(pattern);
    byFolder.set(folder, list);
  }
  const tests = [...byFolder].map(([folder, patterns]) => ({ folder, fits: matcher(patterns) }));
  return (path) =>
    tests.some(({ folder, fits }) => {
      const inside = insideOf(folder, resolve(cwd, path));
      return inside !== undefined && fits(inside);
    });
}

function insideOf(folder: string, file: string): string | undefined {
  const inside = relative(folder, file).split(sep).join('/');
  return inside === '' || inside.startsWith('..') || inside.startsWith('/') ? undefined : inside;
}

function matcher(patterns: readonly string[]): (path: string) => boolean {
  const rules = ignore().add(patterns.flatMap((pattern) => alternatives(pattern.replace(/^(!?)\.\//, '$1/'))));
  return (path) => rules.ignores(path);
}

/** `*.{json,yaml}` is two patterns; .gitignore does not know braces, everybody else's globs do. */
function alternatives(pattern: string): readonly string[] {
  const found = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(pattern);
  if (found === null) return [pattern];
  const [, before = '', inside = '', after = ''] = found;
  return inside.split(',').flatMap((one) => alternatives(before + one + after));
}
