import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/source/canonical-json.ts';
import { parseJson } from '../../src/source/json.ts';

const statement = (sid: string) => ({
  Sid: sid,
  Effect: 'Allow',
  Action: ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'],
  Resource: '*',
  Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
});
const policy = { Version: '2012-10-17', Statement: [statement('one'), statement('two\nlines ]'), statement('three')] };

describe('canonicalJson', () => {
  test.each([0, 1, 2, 4, 8])('reads what JSON.stringify wrote with an indent of %i', (indent) => {
    const text = JSON.stringify(policy, undefined, indent);
    expect(canonicalJson(text)?.value).toEqual(policy);
    expect(canonicalJson(`${text}\n`)?.value).toEqual(policy);
  });

  test.each([1, 2, 4, 8])('knows the same lines as the scanner, indent %i', (indent) => {
    const text = JSON.stringify(policy, undefined, indent);
    const scanned = parseJson(text);
    if (!scanned.ok) throw new Error(scanned.error.message);
    const canonical = canonicalJson(text);
    for (const pointer of [
      '/Version',
      '/Statement',
      '/Statement/0',
      '/Statement/1',
      '/Statement/2',
      '/Statement/3',
      '/Id',
    ]) {
      expect(canonical?.lineOf?.(pointer), pointer).toBe(scanned.places.lineAt(pointer));
    }
  });

  test('a single statement that is no list has its line too', () => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statement('one') }, undefined, 2);
    expect(canonicalJson(text)?.lineOf?.('/Statement')).toBe(3);
  });

  test.each([
    ['a key that stands twice', '{"Effect":"Deny","Effect":"Allow"}'],
    ['another form', '{ "Effect": "Deny" }'],
    ['keys that would be written in another order', '{"b":1,"1":2}'],
    ['a number in another form', '{"a":1.0}'],
    ['an escape that is not needed', '{"a":"\\u0041"}'],
    ['a key named __proto__', '{"__proto__":{"Effect":"Allow"}}'],
    ['a text that is cut off', '{"Effect":"Deny"'],
    ['no JSON', 'Effect: Deny'],
    ['nothing', ''],
    ['a byte order mark', '\ufeff{"a":1}'],
  ])('leaves %s to the scanner', (_, text) => {
    expect(canonicalJson(text)).toBeUndefined();
  });

  test('a text nested 100,000 deep does not overflow the stack', () => {
    expect(canonicalJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeUndefined();
  });
});
