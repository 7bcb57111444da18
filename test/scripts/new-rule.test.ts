import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newRule } from '../../scripts/new-rule.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-new-rule-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a new rule is a file and a fixture folder of the same name', () => {
  expect(newRule('access/foo-without-bar', folder)).toEqual([
    'rules/access/foo-without-bar.ts',
    'fixtures/rules/foo-without-bar',
  ]);
  expect(existsSync(join(folder, 'fixtures/rules/foo-without-bar'))).toBe(true);
  expect(readFileSync(join(folder, 'rules/access/foo-without-bar.ts'), 'utf8')).toContain("id: 'foo-without-bar'");
});

test('a lint rule is created in its group', () => {
  newRule('policy/bar-without-foo', folder);
  expect(readFileSync(join(folder, 'rules/policy/bar-without-foo.ts'), 'utf8')).toContain("subject: 'policy'");
});

test.each(['', 'foo', 'access/', 'access/Foo', 'access/foo', 'other/foo-bar', '../x/foo-bar', 'access/foo-bar/../x'])(
  '`%s` is no name of a rule',
  (name) => {
    expect(() => newRule(name, folder)).toThrow('write <group>/<rule-id>');
  },
);

test('an existing rule is not overwritten', () => {
  newRule('account/old-rule', folder);
  expect(() => newRule('policy/old-rule', folder)).toThrow('there is a rule account/old-rule already');
});
