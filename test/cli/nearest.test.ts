import { expect, test } from 'vitest';
import { nearest } from '../../src/cli/nearest.ts';

const commands = ['explain', 'collect', 'permissions', 'decode', 'lint', 'init'];

test.each([
  ['explian', 'explain'],
  ['colect', 'collect'],
  ['EXPLAIN', 'explain'],
  ['perm', 'permissions'],
  ['lnt', 'lint'],
])('`%s` is near to `%s`', (word, meant) => {
  expect(nearest(word, commands)).toBe(meant);
});

test.each([['xyz'], [''], ['something-else-entirely'], ['p']])('nothing is near to `%s`', (word) => {
  expect(nearest(word, commands)).toBeUndefined();
});
