import { expect, test } from 'vitest';
import { bundlePath } from '../../scripts/lazy-modules.ts';

test.each([
  ['src/cli/commands/explain.ts', '/x/dist/commands/explain.cjs'],
  ['src/app/explain.ts', '/x/dist/app/explain.cjs'],
  ['src/cli/complete.ts', '/x/dist/complete.cjs'],
  ['rules/lint.generated.ts', '/x/dist/rules/lint.generated.cjs'],
])('the bundle of %s is %s', (module, bundle) => {
  expect(bundlePath('/x/dist', '/x', `/x/${module}`)).toBe(bundle);
});

test('a package gets a bundle of its own', () => {
  expect(bundlePath('/x/dist', '/x', '/x/node_modules/yaml/browser/index.js')).toBe('/x/dist/packages/yaml.cjs');
  expect(bundlePath('/x/dist', '/x', '/x/node_modules/@a/b/index.js')).toBe('/x/dist/packages/@a-b.cjs');
});
