import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** One source file with what it imports. */
export interface SourceFile {
  /** Relative to the checkout, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments and without the contents of strings. */
  readonly code: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** Path relative to the checkout, or the name of a package or `node:` module. */
  readonly of: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
  readonly lazy: boolean;
}

/** Every TypeScript file below a folder of the checkout, generated ones included. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => readSource(`${folder}/${path.replaceAll('\\', '/')}`));
}

function readSource(path: string): SourceFile {
  const text = readFileSync(resolve(root, path), 'utf8');
  return { path, text, code: codeOnly(text), imports: importsOf(path, text) };
}

/** Reads static imports, re-exports and dynamic imports. */
export function importsOf(path: string, text: string): Import[] {
  const statics = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s+)?'([^']+)'/gm);
  const lazies = text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g);
  return [
    ...[...statics].map((found) => toImport(path, found[2] ?? '', { typeOnly: found[1] !== undefined, lazy: false })),
    ...[...lazies].map((found) => toImport(path, found[1] ?? '', { typeOnly: false, lazy: true })),
  ];
}

function toImport(path: string, written: string, how: Pick<Import, 'typeOnly' | 'lazy'>): Import {
  const ours = written.startsWith('.');
  const of = ours ? relative(root, resolve(root, dirname(path), written)).replaceAll('\\', '/') : written;
  return { of, ours, ...how };
}

const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`|\{|\}|[^/'"`{}]+|[\s\S]/g;
const templateToken = /`|\$\{|(?:\\[\s\S]|[^`\\$]|\$(?!\{))+/y;

/** Blanks out comments and the contents of strings, the expressions inside templates kept; line numbers stay. */
export function codeOnly(text: string): string {
  let code = '';
  // What ends the expression or block that is open: a brace, or the brace that leads back into a template.
  const open: ('block' | 'template')[] = [];
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const [found = ''] = token.exec(text) ?? [];
    at += found.length;
    if (found === '{') open.push('block');
    const closed = found === '}' ? open.pop() : undefined;
    if (found !== '`' && closed !== 'template') code += /^(\/[/*]|'.|".)/.test(found) ? blank(found) : found;
    else {
      const end = skipTemplate(text, at);
      if (text[end - 1] === '{') open.push('template');
      code += blank(text.slice(at - 1, end));
      at = end;
    }
  }
  return code;
}

/** The end of the literal part of a template: behind its last backtick, or behind the next `${`. */
function skipTemplate(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    templateToken.lastIndex = at;
    const [found = ' '] = templateToken.exec(text) ?? [];
    at += found.length;
    if (found === '`' || found === '${') return at;
  }
  return text.length;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
