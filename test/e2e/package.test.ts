import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './run-cli.ts';

const dist = resolve(root, 'dist');
const bundles = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(c?js|body)$/.test(file));
const { dependencies, engines } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/** Packages that a bundle loads at run time. */
function packagesOf(file: string): string[] {
  const text = readFileSync(resolve(dist, file), 'utf8');
  const names = [...text.matchAll(/\b(?:require|import)\("([@\w][\w@/.:-]*)"\)|\bfrom ?"([@\w][\w@/.:-]*)"/g)];
  return names
    .map(([, required, imported]) => required ?? imported ?? '')
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}

describe('the published package', () => {
  test('loads exactly the packages that it depends on', () => {
    expect([...new Set(bundles.flatMap(packagesOf))].sort()).toEqual(Object.keys(dependencies).sort());
  });

  test('lists the licence of every bundled package', () => {
    const licences = readFileSync(resolve(dist, 'THIRD_PARTY_LICENSES'), 'utf8');
    expect(licences).toMatch(/^zod \d/m);
    expect(licences).toContain('MIT License');
  });

  test('starts with a shebang and runs on the stated Node', () => {
    expect(readFileSync(resolve(dist, 'cli.cjs'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(engines.node).toBe('>=20.19');
  });

  test('names no folder of the machine that built it', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
    for (const file of files) expect(readFileSync(resolve(dist, file), 'latin1').includes(root), file).toBe(false);
  });

  test('has bundles of ASCII only: one other character, as in a regular expression, doubles the memory of a bundle', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cjs'));
    const others = files.filter((file) => /[^\0-\x7f]/.test(readFileSync(resolve(dist, file), 'latin1')));
    expect(others).toEqual([]);
  });
});
