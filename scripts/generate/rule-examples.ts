import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';

/** Longer examples are linked, not shown. */
const MOST_LINES = 60;

/** The fixtures of a rule as examples: what it finds, and what is fine. */
export function ruleExamples(root: string, id: string, isAccess: boolean): string[] {
  const folder = resolve(root, 'fixtures/rules', id);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).sort();
  const [found, fine] = isAccess ? ['Refused', 'Granted, or refused for another reason'] : ['Avoid', 'Prefer'];
  const firing = files.filter((file) => file.startsWith('fires-') && !file.endsWith('.expect'));
  const quiet = files.filter((file) => file.startsWith('quiet-') && !file.endsWith('.expect'));
  return [...section(`${folder}`, found, firing), ...section(folder, fine, quiet)];
}

function section(folder: string, title: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  const shown = entries.flatMap((entry) => example(resolve(folder, entry), entry));
  return [`## ${title}`, '', ...shown];
}

function example(path: string, entry: string): string[] {
  const words = entry
    .replace(/^(fires|quiet)-/, '')
    .replace(/\..*$/, '')
    .replaceAll('-', ' ');
  const link = `../../fixtures/rules/${path.split('/').at(-2)}/${entry}`;
  if (statSync(path).isDirectory()) return [`- [${words}](${link}) (several files)`, ''];
  const text = readFileSync(path, 'utf8').trimEnd();
  if (text.split('\n').length > MOST_LINES || text.includes('```')) return [`- [${words}](${link})`, ''];
  return [`${words}:`, '', `\`\`\`${extname(entry).slice(1)}`, text, '```', ''];
}
