import { describe, expect, test } from 'vitest';
import { policyText } from '../../src/collect/policy-text.ts';

const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'a:b', Resource: 'arn:aws:s3:::x/%2F/"q"' }],
};
const text = JSON.stringify(policy);

describe('a policy document', () => {
  test.each([
    ['object', policy],
    ['JSON text', text],
    ['URL-encoded text', encodeURIComponent(text)],
    ['text with escaped quotes', JSON.stringify(text).slice(1, -1)],
    ['text with escaped quotes and slashes', JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/')],
    ['quoted JSON text', JSON.stringify(text)],
  ])('as %s is the same document', (_name, given) => {
    expect(JSON.parse(policyText(given))).toEqual(policy);
  });

  test('a JSON text keeps its percent signs', () => {
    expect(policyText(text)).toBe(text);
  });

  test('a text that is no document comes back as it is', () => {
    for (const broken of ['{"Version":', '%7B%', 'nothing', '']) expect(policyText(broken)).toBe(broken);
  });
});
