import { describe, expect, test } from 'vitest';
import { documentPool } from '../../src/engine/document-pool.ts';
import { parsePolicy, parsePolicyText } from '../../src/engine/parse-policy.ts';

/** The problems of a document, or what was read. */
function problems(value: unknown): readonly string[] {
  const result = parsePolicy(value);
  return result.ok ? [] : result.error;
}

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const inStatement = (more: object): readonly string[] => problems({ Statement: [{ ...statement, ...more }] });

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
describe('a document is refused with one clause for each problem', () => {
  test('of its own', () => {
    expect(problems(null)).toEqual(['a policy document is a JSON object, found `null`']);
    expect(problems([statement])).toEqual(['a policy document is a JSON object, found a list']);
    expect(problems('text')).toEqual(['a policy document is a JSON object, found `text`']);
    expect(problems(undefined)).toEqual(['a policy document is a JSON object, found nothing']);
    expect(problems({})).toEqual(['the policy document has no `Statement`']);
    expect(problems({ Statement: [], version: 'x' })).toEqual(['unknown element `version` in the policy document']);
    expect(problems({ Statement: [], Version: '2012-10-18' })).toEqual([
      '`Version` is `2012-10-18`, AWS knows `2012-10-17` and `2008-10-17`',
    ]);
    expect(problems({ Version: {} })).toEqual([
      '`Version` is an object, AWS knows `2012-10-17` and `2008-10-17`',
      'the policy document has no `Statement`',
    ]);
    expect(problems({ Statement: [], Version: 'x'.repeat(81) })).toEqual([
      `\`Version\` is \`${'x'.repeat(80)}…\`, AWS knows \`2012-10-17\` and \`2008-10-17\``,
    ]);
    expect(problems({ Statement: [], Version: 'x'.repeat(80) })[0]).toContain(`\`${'x'.repeat(80)}\``);
  });

  test('of a statement, which is named by its place', () => {
    expect(problems({ Statement: [statement, 7] })).toEqual(['statement 2: a statement is a JSON object, found `7`']);
    expect(problems({ Statement: 'x' })).toEqual(['statement 1: a statement is a JSON object, found `x`']);
    expect(inStatement({ Effect: 'allow' })).toEqual(['statement 1: `Effect` is `allow`, it is `Allow` or `Deny`']);
    expect(inStatement({ Effect: undefined })).toEqual(['statement 1: `Effect` is nothing, it is `Allow` or `Deny`']);
    expect(inStatement({ effect: 'Allow' })).toEqual(['statement 1: unknown element `effect`']);
    expect(inStatement({ Sid: 5 })).toEqual(['statement 1: `Sid` is `5`, it is a string']);
    expect(inStatement({ NotAction: 'x' })).toEqual(['statement 1: `Action` and `NotAction` exclude each other']);
    expect(inStatement({ NotResource: 'x' })).toEqual(['statement 1: `Resource` and `NotResource` exclude each other']);
    expect(inStatement({ Principal: '*', NotPrincipal: '*' })).toEqual([
      'statement 1: `Principal` and `NotPrincipal` exclude each other',
    ]);
    expect(problems({ Statement: { Effect: 'Allow', Resource: '*' } })).toEqual([
      'statement 1: neither `Action` nor `NotAction`',
    ]);
  });

  test('of lists', () => {
    expect(inStatement({ Action: { a: 1 } })).toEqual([
      'statement 1: `Action` is an object, it is a string or a list of strings',
    ]);
    expect(inStatement({ Action: undefined, NotAction: null })).toEqual([
      'statement 1: `NotAction` is `null`, it is a string or a list of strings',
    ]);
    expect(inStatement({ Resource: ['*', ['*']] })).toEqual([
      'statement 1: `Resource` is a list, it is a string or a list of strings',
    ]);
    expect(inStatement({ Resource: undefined, NotResource: {} })).toEqual([
      'statement 1: `NotResource` is an object, it is a string or a list of strings',
    ]);
  });

  test('of principals', () => {
    expect(inStatement({ Principal: 'x' })).toEqual(['statement 1: a principal is `*` or an object, found `x`']);
    expect(inStatement({ NotPrincipal: [] })).toEqual(['statement 1: a principal is `*` or an object, found a list']);
    expect(inStatement({ Principal: { AWS: {} } })).toEqual([
      'statement 1: principal `AWS` is an object, it is a string or a list of strings',
    ]);
    expect(inStatement({ Principal: { User: 'x' } })).toEqual(['statement 1: unknown principal type `User`']);
  });

  test('of conditions', () => {
    expect(inStatement({ Condition: 'x' })).toEqual(['statement 1: `Condition` is `x`, it is an object']);
    expect(inStatement({ Condition: { StringEqual: { a: 'b' } } })).toEqual([
      'statement 1: unknown condition operator `StringEqual`',
    ]);
    expect(inStatement({ Condition: { Bool: 'x' } })).toEqual([
      'statement 1: condition `Bool` is `x`, it is an object of keys',
    ]);
    expect(inStatement({ Condition: { Bool: { a: {} } } })).toEqual([
      'statement 1: condition key `a` is an object, it is a value or a list of values',
    ]);
    expect(inStatement({ Condition: { NullIfExists: { a: 'true' } } })).toEqual([
      'statement 1: unknown condition operator `NullIfExists`',
    ]);
    expect(inStatement({ Condition: { 'ForSome:StringLike': { a: 'x' } } })).toEqual([
      'statement 1: unknown condition operator `ForSome:StringLike`',
    ]);
  });
});

describe('a document is read', () => {
  test('with one or many made to lists, and numbers and booleans to text', () => {
    const value = {
      Version: '2012-10-17',
      Id: 'one',
      Statement: {
        Sid: 's',
        Effect: 'Deny',
        Principal: { AWS: '111122223333', Service: ['a', 'b'], Federated: 'f', CanonicalUser: 'c' },
        NotAction: ['x:*', 'y:*'],
        NotResource: '*',
        Condition: { NumericEquals: { k: [1, 2.5] }, Bool: { b: true, __proto__: null }, Null: { n: 'true' } },
      },
    };
    expect(parsePolicy(value)).toEqual({
      ok: true,
      value: {
        version: '2012-10-17',
        id: 'one',
        statements: [
          {
            index: 0,
            sid: 's',
            effect: 'Deny',
            principal: { AWS: ['111122223333'], Service: ['a', 'b'], Federated: ['f'], CanonicalUser: ['c'] },
            notAction: ['x:*', 'y:*'],
            notResource: ['*'],
            condition: { NumericEquals: { k: ['1', '2.5'] }, Bool: { b: ['true'] }, Null: { n: ['true'] } },
          },
        ],
      },
    });
    expect(parsePolicy({ Statement: [{ ...statement, NotPrincipal: { AWS: 'x' } }], Id: 7 })).toEqual({
      ok: true,
      value: {
        version: undefined,
        statements: [
          { index: 0, effect: 'Allow', action: ['s3:GetObject'], resource: ['*'], notPrincipal: { AWS: ['x'] } },
        ],
      },
    });
    expect(parsePolicy({ Statement: [{ ...statement, Principal: '*' }] })).toMatchObject({
      value: { statements: [{ principal: '*' }] },
    });
  });

  test('with a key named __proto__ as data', () => {
    const found = parsePolicyText(
      '{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":{"__proto__":"true"}}}}',
    );
    expect(found.ok && Object.keys(found.value.statements[0]?.condition?.['Bool'] ?? {})).toEqual(['__proto__']);
  });
});

describe('text', () => {
  test('that is no JSON says where', () => {
    const found = parsePolicyText('{\n  "Statement": [}\n');
    expect(found.ok).toBe(false);
    expect(found.ok ? [] : found.error).toEqual([
      expect.stringMatching(/^the policy is not JSON: .+ \(line 2, column \d+\)$/),
    ]);
  });

  test('with a key twice is refused, with all its other problems', () => {
    const twice = '{"Statement":[],"Statement":[]}';
    expect(parsePolicyText(twice)).toEqual({ ok: false, error: ['key `Statement` stands twice in one object'] });
    const found = parsePolicyText('{"Statement":[],"Statement":7}');
    expect(found.ok ? [] : found.error).toEqual([
      'key `Statement` stands twice in one object',
      'statement 1: a statement is a JSON object, found `7`',
    ]);
  });

  test('in several lines gives each statement its line, in one line none', () => {
    const one = '{"Effect":"Allow","Action":"*","Resource":"*"}';
    const lines = parsePolicyText(`{\n"Statement": [\n${one},\n\n${one}]}`);
    expect(lines.ok && lines.value.statements.map((item) => item.line)).toEqual([3, 5]);
    const single = parsePolicyText(`{\n"Version":"2012-10-17",\n"Statement": ${one}}`);
    expect(single.ok && single.value.statements.map((item) => item.line)).toEqual([3]);
    const flat = parsePolicyText(`{"Statement":[${one}]}\n`);
    expect(flat.ok && flat.value.statements.map((item) => item.line)).toEqual([undefined]);
  });

  test('that was seen before gives the same document', () => {
    const pool = documentPool();
    const text = '{"Statement":[]}';
    expect(pool.parse(text)).toBe(pool.parse(text));
    expect(pool.size()).toBe(1);
    expect(pool.parse('{"Statement": []}')).not.toBe(pool.parse(text));
    expect(pool.size()).toBe(2);
    expect(pool.parse('{').ok).toBe(false);
  });
});
