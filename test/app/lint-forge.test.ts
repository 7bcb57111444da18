import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgeStyle } from '../../src/app/lint-forge.ts';
import { projectOf } from './lint-project.ts';

function seenFrom(cwd: string, env: Readonly<Record<string, string>>, path: string): string | undefined {
  return forgeStyle(cwd, env).inRepository?.(path);
}

test('paths are told from the root of the repository, wherever in it the tool runs', () => {
  const root = projectOf({ '.git/HEAD': '', 'infra/app/a.json': '' });
  const folder = join(root, 'infra', 'app');
  expect(seenFrom(folder, {}, 'a.json')).toBe('infra/app/a.json');
  expect(seenFrom(folder, {}, join(root, 'b.json'))).toBe('b.json');
  expect(seenFrom(root, {}, 'b c.json')).toBe('b c.json');
  expect(seenFrom(root, {}, '..a.json')).toBe('..a.json');
});

test('what lies outside keeps its path', () => {
  const root = projectOf({ '.git/HEAD': '' });
  expect(seenFrom(root, {}, '/elsewhere/a.json')).toBe('/elsewhere/a.json');
});

test('a checkout without git is where the job says, when the tool runs in it', () => {
  const root = projectOf({ 'infra/a.json': '' });
  const folder = join(root, 'infra');
  expect(seenFrom(folder, { GITHUB_WORKSPACE: root }, 'a.json')).toBe('infra/a.json');
  expect(seenFrom(folder, { CI_PROJECT_DIR: root }, 'a.json')).toBe('infra/a.json');
  mkdirSync(join(root, 'other'));
  expect(seenFrom(folder, { GITHUB_WORKSPACE: join(root, 'other') }, 'a.json')).toBe('a.json');
  expect(seenFrom(folder, {}, 'a.json')).toBe('a.json');
});

test('in GitHub Actions findings go to code scanning', () => {
  expect(forgeStyle('/', { GITHUB_ACTIONS: 'true' }).codeScanning).toBe(true);
  expect(forgeStyle('/', {}).codeScanning).toBe(false);
});
