import { expect, test } from 'vitest';
import { styleOf } from '../../src/cli/style.ts';

const tty = { isTty: true, columns: 80 };

test('a terminal gets colour, a pipe does not', () => {
  expect(styleOf({ ...tty, env: {} }).colour).toBe(true);
  expect(styleOf({ isTty: false, columns: undefined, env: {} }).colour).toBe(false);
});

test('NO_COLOR wins over FORCE_COLOR, FORCE_COLOR over the pipe, and an empty value counts as not set', () => {
  expect(styleOf({ ...tty, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }).colour).toBe(false);
  expect(styleOf({ isTty: false, columns: undefined, env: { FORCE_COLOR: '1' } }).colour).toBe(true);
  expect(styleOf({ ...tty, env: { FORCE_COLOR: '0' } }).colour).toBe(false);
  expect(styleOf({ ...tty, env: { NO_COLOR: '' } }).colour).toBe(true);
});

test('a dumb terminal gets no colour', () => {
  expect(styleOf({ ...tty, env: { TERM: 'dumb' } }).colour).toBe(false);
});

test('the width follows the terminal, between 40 and 100 columns', () => {
  expect(styleOf({ isTty: true, columns: 80, env: {} }).width).toBe(80);
  expect(styleOf({ isTty: true, columns: 240, env: {} }).width).toBe(100);
  expect(styleOf({ isTty: true, columns: 12, env: {} }).width).toBe(40);
  expect(styleOf({ isTty: false, columns: undefined, env: {} }).width).toBe(100);
  expect(styleOf({ isTty: false, columns: undefined, env: { COLUMNS: '72' } }).width).toBe(72);
  expect(styleOf({ isTty: false, columns: undefined, env: { COLUMNS: 'wide' } }).width).toBe(100);
});

test('a locale that is not UTF-8 gets ASCII', () => {
  expect(styleOf({ ...tty, env: {} }).unicode).toBe(true);
  expect(styleOf({ ...tty, env: { LANG: 'en_US.UTF-8' } }).unicode).toBe(true);
  expect(styleOf({ ...tty, env: { LANG: 'C' } }).unicode).toBe(false);
  expect(styleOf({ ...tty, env: { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' } }).unicode).toBe(false);
});
