import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccessQuestion, LayerPolicies } from '../../src/domain/question.ts';
import { decide } from '../../src/engine/decide.ts';
import { decideFast } from '../../src/engine/decide-fast.ts';
import { parsePolicy, parsePolicyText } from '../../src/engine/parse-policy.ts';
import { question, source } from './arbitrary-question.ts';

const odd = fc.constantFrom(
  '',
  '*',
  '?',
  '${',
  '${}',
  '${*}',
  "${a, '",
  '::::::',
  'arn:',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '2012-10-17',
  'Allow',
  '/',
  '1e999',
  '::ffff:1.2.3.4/129',
);
const word = fc.oneof(odd, fc.string({ maxLength: 12 }));
const scalar = fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const values = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const operator = fc.oneof(
  word,
  fc.constantFrom(
    'StringEquals',
    'StringLike',
    'NumericLessThan',
    'DateEquals',
    'Bool',
    'IpAddress',
    'ArnLike',
    'Null',
    'ForAllValues:StringNotLike',
    'ForAnyValue:IpAddress',
    'BinaryEquals',
    'NumericEqualsIfExists',
  ),
);

/** Something like a statement, where every element may be wrong. */
const statement = fc.record(
  {
    Sid: scalar,
    Effect: fc.constantFrom('Allow', 'Deny', 'allow', 1),
    Principal: fc.oneof(values, fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'x'), values)),
    NotPrincipal: fc.dictionary(fc.constantFrom('AWS', 'Service'), values),
    Action: values,
    NotAction: values,
    Resource: values,
    NotResource: values,
    Condition: fc.dictionary(operator, fc.oneof(fc.dictionary(word, values), values)),
  },
  { requiredKeys: ['Effect'] },
);
const policy = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2008-10-17', 'x', 7),
    Id: scalar,
    Statement: fc.oneof(fc.array(statement, { maxLength: 3 }), statement, scalar),
  },
  { requiredKeys: [] },
);
/** Only elements that the grammar knows, with hostile contents. */
const text = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `${a}${b}`),
);
const sound = fc.record({
  Version: fc.constant('2012-10-17'),
  Statement: fc.array(
    fc.record({
      Effect: fc.constantFrom('Allow', 'Deny'),
      Principal: fc.record({ AWS: fc.array(text, { maxLength: 3 }) }),
      Action: fc.constantFrom('*', ['lambda:*', '***', '${']),
      Resource: fc.array(
        fc.oneof(
          text,
          fc.constant('*'),
          text.map((tail) => `arn:aws:lambda:eu-west-1:111122223333:${tail}`),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      Condition: fc.dictionary(
        fc.constantFrom(
          'StringEquals',
          'StringLike',
          'StringNotEqualsIgnoreCase',
          'NumericLessThan',
          'DateEquals',
          'Bool',
          'NotIpAddress',
          'ArnLike',
          'Null',
          'ForAllValues:StringNotLike',
          'BinaryEquals',
        ),
        fc.dictionary(text, fc.array(text, { maxLength: 3 }), { maxKeys: 2 }),
        { maxKeys: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
});

describe('no input throws', () => {
  test('parsePolicy takes any value', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }), policy),
        (value) => {
          const result = parsePolicy(value);
          if (!result.ok) expect(result.error.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('parsePolicyText takes any text', () => {
    const json = fc.oneof(
      fc.string(),
      fc.json(),
      policy.map((value) => JSON.stringify(value)),
    );
    const cut = fc.tuple(json, fc.nat(40)).map(([whole, end]) => whole.slice(0, whole.length - end));
    fc.assert(
      fc.property(fc.oneof(json, cut), (value) => {
        const result = parsePolicyText(value);
        if (!result.ok) expect(result.error.every((problem) => problem.length > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('text and value of one policy are read alike', () => {
    fc.assert(
      fc.property(fc.oneof(policy, sound), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        const fromText = parsePolicyText(JSON.stringify(value));
        expect(fromText).toEqual(parsePolicy(plain));
      }),
      { numRuns: 500 },
    );
  });

  test('decide takes every document that the grammar lets through', () => {
    const named = fc.tuple(
      question('incomplete'),
      sound,
      fc.dictionary(
        text.map((key) => key.toLowerCase()),
        fc.array(text, { maxLength: 2 }),
      ),
    );
    let decided = 0;
    fc.assert(
      fc.property(named, ([asked, value, keys]) => {
        const parsed = parsePolicy(value);
        if (!parsed.ok) return;
        decided++;
        const layer: LayerPolicies = {
          policies: [{ source: source('identity'), document: parsed.value }],
          complete: true,
        };
        const known = Object.fromEntries(
          Object.entries(keys).map(([key, found]) => [key, { state: 'known' as const, values: found }]),
        );
        const hostile: AccessQuestion = {
          ...asked,
          policies: { ...asked.policies, identity: layer, resource: layer, boundary: layer, vpcEndpoint: layer },
          context: { keys: { ...asked.context.keys, ...known }, otherwise: 'unknown' },
        };
        expect(decideFast(hostile)).toMatchObject({ kind: decide(hostile).kind });
      }),
      { numRuns: 800 },
    );
    expect(decided).toBeGreaterThan(300);
  });

  test('decide takes callers and resources of any shape', () => {
    fc.assert(
      fc.property(question('incomplete'), text, text, (asked, arn, resource) => {
        const hostile: AccessQuestion = {
          ...asked,
          caller: { ...asked.caller, arn, roleArn: arn },
          resource,
          actions: [resource],
        };
        expect(decide(hostile).perAction).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});
