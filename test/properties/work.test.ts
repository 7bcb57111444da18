import { describe, expect, test } from 'vitest';
import type { Statement } from '../../src/domain/policy.ts';
import type { AccessQuestion, LayerPolicies } from '../../src/domain/question.ts';
import { decide } from '../../src/engine/decide.ts';
import { decideFast } from '../../src/engine/decide-fast.ts';
import { compileOne } from '../../src/engine/match-resource.ts';
import { parsePolicy, parsePolicyText } from '../../src/engine/parse-policy.ts';
import { compileGlob } from '../../src/engine/wildcard.ts';
import { source } from './arbitrary-question.ts';
import { callOf } from './call.ts';
import { operations } from './operations.ts';

const FN = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';

function asking(statements: readonly Statement[], context: AccessQuestion['context']): AccessQuestion {
  const none: LayerPolicies = { policies: [], complete: true };
  const document = { version: '2012-10-17' as const, statements };
  return {
    target: { path: 'invoke' },
    caller: {
      kind: 'iam-user',
      arn: 'arn:aws:iam::111122223333:user/alice',
      account: '111122223333',
      userName: 'alice',
    },
    policies: {
      identity: { policies: [{ source: source('identity'), document }], complete: true },
      boundary: null,
      session: null,
      scps: [],
      rcps: [],
      resource: none,
      vpcEndpoint: null,
    },
    actions: ['lambda:InvokeFunction'],
    resource: FN,
    resourceAccount: '111122223333',
    context,
  };
}

/** Twice the input may cost little more than twice the work. */
function expectLinear(cost: (size: number) => number, size: number): void {
  const small = cost(size);
  const large = cost(size * 2);
  expect(small).toBeGreaterThan(size / 10);
  expect(large).toBeLessThan(small * 2.4);
}

describe('wildcards take at most pattern × text steps', () => {
  const text = 'a'.repeat(2000);
  const hostile = {
    'stars only': '*'.repeat(2000),
    'stars and an end that is missing': `${'*'.repeat(1000)}b`,
    'a*a*a*…b': `${'a*'.repeat(500)}b`,
    '*a*a*a…b': `${'*a'.repeat(500)}b`,
    'question marks and stars': `${'?*'.repeat(500)}b`,
    'long pieces': `*${'a'.repeat(999)}b*${'a'.repeat(999)}b`,
  };
  for (const [name, pattern] of Object.entries(hostile)) {
    test(name, () => {
      let matched: boolean | undefined;
      const steps = operations(() => {
        matched = compileGlob(pattern)(text);
      });
      expect(matched).toBe(name === 'stars only');
      expect(steps).toBeLessThan(3 * (pattern.length + 1) * (text.length + 1));
    });
    test(`${name}, before the fifth colon of a resource`, () => {
      const resource = `arn:aws:lambda:${text}:111122223333:function:orders`;
      const steps = operations(() => {
        compileOne(`arn:aws:lambda:${pattern}b:111122223333:function:orders`, false)(callOf({ resource }), false);
      });
      expect(steps).toBeLessThan(3 * (pattern.length + 60) * (resource.length + 1));
    });
  }

  test('a run of stars costs as much as one', () => {
    const cost = (size: number): number => operations(() => compileGlob(`${'*'.repeat(size)}b`)(text));
    expect(cost(2000) - cost(1)).toBeLessThan(20_000);
  });
});

describe('many statements', () => {
  const named = (size: number): Statement[] =>
    Array.from({ length: size }, (_, index) => ({
      index,
      effect: 'Allow' as const,
      action: ['lambda:InvokeFunction', `s3:Get${index}`],
      resource: [`${FN}-${index}`, `arn:aws:lambda:*:*:function:x${index}*`],
      condition: { StringEquals: { 'aws:PrincipalTag/team': ['red', `team-${index}`] } },
    }));
  const known = {
    keys: { 'aws:principaltag/team': { state: 'known' as const, values: ['red'] } },
    otherwise: 'absent' as const,
  };
  const unknown = { keys: {}, otherwise: 'unknown' as const };

  test('10,000 statements are decided in linear work', () => {
    expectLinear((size) => operations(() => decideFast(asking(named(size), known))), 5000);
  });

  test('10,000 statements are decided and traced in linear work', () => {
    expectLinear((size) => operations(() => decide(asking(named(size), known))), 5000);
  });

  test('a condition on an unknown key in every statement costs linear work', () => {
    const open = (size: number): Statement[] => named(size).map((item) => ({ ...item, resource: ['*'] }));
    expectLinear((size) => operations(() => decide(asking(open(size), unknown))), 1000);
  });

  test('10,000 actions, resources and values in one statement cost linear work', () => {
    const wide = (size: number): Statement[] => {
      const many = (prefix: string): string[] => Array.from({ length: size }, (_, index) => `${prefix}${index}`);
      const condition = { StringLike: { 'aws:PrincipalTag/team': many('t*') } };
      return [
        {
          index: 0,
          effect: 'Allow',
          action: ['lambda:*', ...many('lambda:x*')],
          resource: ['*', ...many(FN)],
          condition,
        },
      ];
    };
    expectLinear((size) => operations(() => decideFast(asking(wide(size), known))), 5000);
    expectLinear((size) => operations(() => decide(asking(wide(size), known))), 5000);
  });

  test('10,000 statements are parsed in linear work', () => {
    const plain = (size: number): unknown => ({
      Version: '2012-10-17',
      Statement: Array.from({ length: size }, () => ({ Effect: 'Allow', Action: 's3:Get*', Resource: ['*'] })),
    });
    expectLinear((size) => operations(() => parsePolicy(plain(size))), 5000);
    expectLinear((size) => operations(() => parsePolicyText(JSON.stringify(plain(size)))), 5000);
    expectLinear((size) => operations(() => parsePolicyText(JSON.stringify(plain(size), null, 1))), 5000);
  });
});

describe('deep nesting', () => {
  const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

  test('of a hundred thousand levels is an error, not a crash', () => {
    for (const text of [
      nested(100_000, '[', ']'),
      nested(100_000, '{"a":', '}'),
      `{"Version":"2012-10-17","Statement":${nested(100_000, '[', ']')}}`,
      '['.repeat(100_000),
    ]) {
      expect(parsePolicyText(text).ok).toBe(false);
    }
  });

  test('of plain data is an error, not a crash', () => {
    let value: unknown = 'end';
    for (let depth = 0; depth < 100_000; depth++) value = { Condition: value, Statement: [value] };
    expect(parsePolicy(value).ok).toBe(false);
    expect(parsePolicy({ Version: '2012-10-17', Statement: value }).ok).toBe(false);
  });
});
