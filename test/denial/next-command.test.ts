import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';
import { parseTarget } from '../../src/domain/parse-target.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/denials');

interface Case {
  readonly id: string;
  readonly paste?: string;
  readonly expected: unknown;
}

const cases = readdirSync(folder).flatMap((name): Case[] => {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8')).cases;
});

function nextOf(text: string): string {
  const [evidence] = readInput(text);
  return readDenial(evidence ?? expect.fail('nothing read')).next;
}

const alice = 'arn:aws:iam::111122223333:user/alice';

function refused(action: string, resource: string, principal = alice): string {
  return `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}

test('every target that is filled in is one that the command line takes', () => {
  const nexts = cases.flatMap(({ paste, expected: _, ...given }) =>
    readInput(paste ?? JSON.stringify(given)).map((evidence) => readDenial(evidence).next),
  );
  const targets = nexts.flatMap((next) => {
    const [, word = ''] = /^why403 (?:explain|probe|collect|sign) '?((?:arn|https|wss):[^\s']+)/.exec(next) ?? [];
    return word === '' || word.includes('<') ? [] : [word];
  });
  expect(targets.length).toBeGreaterThan(50);
  expect(targets.filter((target) => !parseTarget(target).ok)).toEqual([]);
});

test('explain is never proposed for an action that it refuses', () => {
  const wrong = cases.flatMap(({ paste, expected: _, ...given }) =>
    readInput(paste ?? JSON.stringify(given)).flatMap((evidence) => {
      const { next, action, cause } = readDenial(evidence);
      const isCall = action === null || /^(lambda:invoke|execute-api:)/i.test(action);
      return next.startsWith('why403 explain') && !isCall ? [`${cause} ${action}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

describe('foreign text does nothing in a shell', () => {
  test.each([
    ['a command in a resource', refused('s3:PutObject', 'arn:aws:s3:::orders/$(id)')],
    ['a quote in a resource', refused('s3:PutObject', "arn:aws:s3:::orders/'$(id)'")],
    ['a backtick in a resource', refused('s3:PutObject', 'arn:aws:s3:::orders/`id`')],
    ['a command in a session', refused('sts:AssumeRole', '*', 'arn:aws:sts::111122223333:assumed-role/$(id)/app')],
    [
      'a command behind a masked account',
      refused('execute-api:Invoke', 'arn:aws:execute-api:us-east-1:****4444:a/$(id)'),
    ],
    ['a word that looks like ours', refused('s3:PutObject', 'arn:aws:s3:::<account>$(id)')],
    [
      'a command in a URL',
      '403 Client Error: Forbidden for url: https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.on.aws/$(id);id',
    ],
  ])('%s', (_, text) => {
    const bare = nextOf(text)
      .replace(/'[^']*'/g, '')
      .replace(/"\$\(aws iam get-role --role-name [\w+=,.@-]+ --query Role\.Arn --output text\)"/, '');
    expect(bare).not.toMatch(/\bid\)|[`;&|$']/);
  });
});

test('what a URL carries behind its path stays away', () => {
  const url = 'https://abc123def4.execute-api.us-east-1.amazonaws.com/prod/orders';
  const answer = `$ curl -i "${url}?X-Amz-Signature=0123"\nHTTP/1.1 403 Forbidden\nx-amz-apigw-id: a=\n\n{"message":"Forbidden"}`;
  expect(nextOf(answer)).toBe(`why403 probe ${url} --probe=safe`);
});
