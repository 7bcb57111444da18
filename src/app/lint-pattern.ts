import { relative, resolve, sep } from 'node:path';
import ignore from 'ignore';

/** Whether a printed path fits a pattern of the configuration (as in .gitignore); patterns are relative to its folder. */
export function patternFits(cwd: string, folder: string): (pattern: string, path: string) => boolean {
  const compiled = new Map<string, (path: string) => boolean>();
  return (pattern, path) => {
    const own = relative(folder, resolve(cwd, path)).split(sep).join('/');
    if (own === '' || own.startsWith('..')) return false;
    const known = compiled.get(pattern);
    if (known !== undefined) return known(own);
    const rules = ignore().add(pattern.replace(/^\.\//, ''));
    const fits = (candidate: string): boolean => rules.ignores(candidate);
    compiled.set(pattern, fits);
    return fits(own);
  };
}
