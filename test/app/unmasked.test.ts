import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { callFromDenial } from '../../src/app/call-from-denial.ts';
import { snapshotAccounts } from '../../src/app/snapshot-accounts.ts';
import { isMasked, unmasked, withoutAccount } from '../../src/app/unmasked.ts';
import { ALICE } from '../front-door/keys.ts';
import { apiSnapshot, functionSnapshot } from '../front-door/snapshots.ts';

// API Gateway shows the last four digits of the account in its messages.
const MASKED = 'arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/orders';
const FULL = MASKED.replace('********3333', '111122223333');
const folder = mkdtempSync(join(tmpdir(), 'why403-masked-'));
const file = join(folder, 'api.json');
writeFileSync(file, JSON.stringify(apiSnapshot('/orders', ALICE, [])));
const functionFile = join(folder, 'function.json');
writeFileSync(functionFile, JSON.stringify(functionSnapshot('orders', ALICE, [])));
afterAll(() => rmSync(folder, { recursive: true }));

test('an account is completed by the first that has its digits', () => {
  expect(unmasked(MASKED, ['444455556666', '111122223333', '999900003333'])).toBe(FULL);
  expect(unmasked(MASKED, ['444455556666'])).toBeUndefined();
  expect(unmasked(MASKED, ['3333', ''])).toBeUndefined();
  expect(unmasked(FULL, ['444455556666'])).toBe(FULL);
  expect(unmasked(MASKED.replace('********3333', '************'), ['111122223333'])).toBeUndefined();
});

test.each([
  [MASKED, true],
  [FULL, false],
  ['arn:aws:iam::xxxxxxxx3333:user/alice', true],
  ['arn:aws:execute-api:eu-west-1:*:a/b', true],
  ['orders', false],
])('%s hides its account: %s', (arn, hides) => {
  expect(isMasked(arn)).toBe(hides);
});

test('a call whose account nobody knows is named without one', () => {
  expect(withoutAccount(MASKED)).toBe('https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders');
  expect(withoutAccount('arn:aws-cn:execute-api:cn-north-1:********3333:a1/$default/GET/x/y')).toBe(
    'https://a1.execute-api.cn-north-1.amazonaws.com.cn/x/y',
  );
  expect(withoutAccount('arn:aws:lambda:eu-west-1:********3333:function:orders:live')).toBe('orders:live');
});

test('a snapshot names the account of its API or function first', async () => {
  expect(await snapshotAccounts([file], MASKED)).toEqual(['111122223333']);
  expect(await snapshotAccounts([functionFile], MASKED)).toEqual(['111122223333']);
  await expect(snapshotAccounts([join(folder, 'none.json')], MASKED)).rejects.toThrow('does not exist');
});

describe('the call of a denial', () => {
  const words = {
    context: [],
    evidenceDirs: [],
    live: false,
    now: new Date('2026-11-21T12:00:00Z'),
    onProgress: () => {},
  };
  const from = async (principal: string, snapshotPaths: readonly string[]) => {
    const text = `User: ${principal} is not authorized to perform: execute-api:Invoke on resource: ${MASKED}`;
    const { words: found } = await callFromDenial(
      { ...words, snapshotPaths },
      { file: '-', stdin: text, text: undefined },
    );
    return [found.target, found.caller];
  };

  test.each([
    ['of the account itself', 'arn:aws:iam::111122223333:user/alice'],
    ['of another account', 'arn:aws:iam::444455556666:role/app'],
    ['of another account that ends in the same digits', 'arn:aws:iam::999900003333:role/app'],
  ])('by a caller %s has the account of the snapshot', async (_, principal) => {
    expect(await from(principal, [file])).toEqual([FULL, principal]);
  });

  test('without a snapshot has that of the caller, or none', async () => {
    expect(await from('arn:aws:iam::111122223333:user/alice', [])).toEqual([
      FULL,
      'arn:aws:iam::111122223333:user/alice',
    ]);
    expect(await from('arn:aws:iam::444455556666:role/app', [])).toEqual([
      'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders',
      'arn:aws:iam::444455556666:role/app',
    ]);
  });

  test('completes a masked caller too', async () => {
    const principal = 'arn:aws:iam::********3333:user/alice';
    expect(await from(principal, [file])).toEqual([FULL, 'arn:aws:iam::111122223333:user/alice']);
  });
});
