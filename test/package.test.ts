import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { VERSION } from '../src/domain/version.ts';

const root = resolve(import.meta.dirname, '..');

test('the version in the sources is the version of the package', () => {
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  expect(VERSION).toBe(version);
});

test('the changelog names the version', () => {
  expect(readFileSync(resolve(root, 'CHANGELOG.md'), 'utf8')).toContain(`## ${VERSION}`);
});
