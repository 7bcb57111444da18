import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { defineConfig } from '../../src/app/define-config.ts';
import { lintConfigSchema, type StatedConfig } from '../../src/app/lint-config-schema.ts';
import { foundIn, lintProject, MISSPELLED, projectOf } from './lint-project.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/lint.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const block = (part: string): string => blocks.find(({ text }) => text.includes(part))?.text ?? '';

test('the configurations of docs/lint.md are valid', () => {
  for (const part of ['extends:', 'customRules:'])
    expect(lintConfigSchema.safeParse(parse(block(part))).error).toBeUndefined();
});

test('its rules find what they say', async () => {
  const folder = projectOf({
    'why403.config.yaml': `plugins: [./rule.mjs]\n${block('customRules:')}`,
    'rule.mjs': block('export const rule'),
    'a.json': MISSPELLED.replace('      "Sid": "Invoke",\n', ''),
    'b.json': JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'All', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    }),
  });
  const found = foundIn(
    await lintProject(folder, { only: ['acme/named-statements', 'no-star-in-production'], policyType: 'identity' }),
  );
  expect(found).toEqual(['a.json:4 acme/named-statements', 'b.json:1 no-star-in-production']);
});

test('its suppression silences', async () => {
  const text = `Version: "2012-10-17"\nStatement:\n  ${block('why403-disable-line').trim()}\n  Action: lambda:GetFunction\n  Resource: arn:aws:lambda:eu-west-1:111122223333:function:orders\n`;
  expect(foundIn(await lintProject(projectOf({ 'a.yaml': text })))).toEqual([]);
});

test('defineConfig takes what the schema takes', () => {
  // The compiler holds the two against each other, both ways.
  const stated: StatedConfig = defineConfig({ rules: { 'invalid-effect': 'off' }, trustedAccounts: [111122223333] });
  const given: Parameters<typeof defineConfig>[0] = stated;
  expect(lintConfigSchema.parse(given)).toEqual(stated);
});
