import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCaller } from '../../src/domain/parse-caller.ts';
import { parseTarget } from '../../src/domain/parse-target.ts';
import type { Target } from '../../src/domain/target.ts';
import { isUserError } from '../../src/domain/user-error.ts';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 12, maxLength: 12 });
const place = fc.record({
  partition: fc.constantFrom('aws', 'aws-cn', 'aws-us-gov'),
  region: fc.constantFrom('us-east-1', 'eu-west-3', 'cn-north-1', 'us-gov-west-1', 'ap-southeast-12'),
  account: digits,
});
const word = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '_'), minLength: 1, maxLength: 12 });
const qualifier = fc.oneof(fc.constant(undefined), fc.constant('$LATEST'), word);

/** The ARN of a target, written from its parts. */
function formatted(target: Target): string | undefined {
  if (target.kind === 'function') {
    const { partition, region, account, name, qualifier: after } = target;
    return `arn:${partition}:lambda:${region}:${account}:function:${name}${after === undefined ? '' : `:${after}`}`;
  }
  if (target.kind !== 'executeApi') return undefined;
  const { partition, region, account, apiId, stage, method, path } = target;
  return `arn:${partition}:execute-api:${region}:${account}:${apiId}/${stage}/${method}${path}`;
}

function parsed(text: string): Target | undefined {
  const result = parseTarget(text);
  return result.ok ? result.value : undefined;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
describe('reading and writing', () => {
  test('the ARN of a function gives it back', () => {
    fc.assert(
      fc.property(place, word, qualifier, (at, name, after) => {
        const text = `arn:${at.partition}:lambda:${at.region}:${at.account}:function:${name}${after === undefined ? '' : `:${after}`}`;
        const target = parsed(text);
        expect(target).toMatchObject({ kind: 'function', name, ...at });
        expect(target && formatted(target)).toBe(text);
      }),
    );
  });

  test('the ARN of an API call gives it back', () => {
    const apiId = fc.string({ unit: fc.constantFrom('a', 'b', '1', '2'), minLength: 10, maxLength: 10 });
    const stage = fc.constantFrom('prod', '$default', 'v1-beta', 'dev_2');
    const segment = fc.string({ unit: fc.constantFrom('a', 'B', '7', '-', ':', '.', '@'), minLength: 1, maxLength: 6 });
    const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
    const method = fc.constantFrom('GET', 'POST', 'DELETE', 'OPTIONS');
    fc.assert(
      fc.property(place, apiId, fc.tuple(stage, method, path), (at, id, [inStage, verb, onPath]) => {
        const text = `arn:${at.partition}:execute-api:${at.region}:${at.account}:${id}/${inStage}/${verb}${onPath}`;
        const target = parsed(text);
        expect(target).toMatchObject({ kind: 'executeApi', apiId: id, stage: inStage, method: verb, path: onPath });
        expect(target && formatted(target)).toBe(text);
      }),
    );
  });

  test('the ARN of a caller gives it back', () => {
    const entity = fc
      .tuple(fc.constantFrom('user', 'role'), word)
      .map(([kind, name]) => `iam::ACCOUNT:${kind}/${name}`);
    const session = fc.tuple(word, word).map(([role, name]) => `sts::ACCOUNT:assumed-role/${role}/${name}xx`);
    const others = fc.constantFrom(
      'iam::ACCOUNT:root',
      'sts::ACCOUNT:federated-user/carol',
      'iam::ACCOUNT:user/team/alice',
    );
    fc.assert(
      fc.property(place, fc.oneof(entity, session, others), ({ partition, account }, rest) => {
        const text = `arn:${partition}:${rest.replace('ACCOUNT', account)}`;
        const result = parseCaller(text);
        expect(result.ok && [result.value.arn ?? result.value.roleArn, result.value.account]).toEqual([text, account]);
      }),
    );
  });
});

describe('no text makes a parser throw', () => {
  const piece = fc.constantFrom(
    'arn:',
    'aws',
    ':lambda:',
    'execute-api',
    '::',
    '/',
    'https://',
    '.on.aws',
    'function:',
    '*',
    '\u0000',
    '%',
    '123456789012',
    '@',
  );
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 9 }).map((pieces) => pieces.join('')),
  );

  test('of targets or callers; what it refuses is a mistake of the user', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const result of [parseTarget(value), parseCaller(value)]) {
          if (!result.ok)
            expect([isUserError(result.error), result.error.message === '', result.error.hint === '']).toEqual([
              true,
              false,
              false,
            ]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
