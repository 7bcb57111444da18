import { describe, expect, test } from 'vitest';
import { visible } from '../../src/report/visible.ts';

describe('visible', () => {
  test('plain text passes unchanged, also beyond ASCII', () => {
    expect(visible('orders-prod / naïve 注文')).toBe('orders-prod / naïve 注文');
  });

  test('terminal escape sequences and newlines are shown, not sent', () => {
    expect(visible('\u001b[31mred\u0007\nnext\r')).toBe('\\u{1b}[31mred\\u{7}\\u{a}next\\u{d}');
    expect(visible('\u009b31m')).toBe('\\u{9b}31m');
  });

  test('bidirectional overrides and invisible characters are shown', () => {
    expect(visible('a\u202eb\u2066c\u200bd\ufeff')).toBe('a\\u{202e}b\\u{2066}c\\u{200b}d\\u{feff}');
    expect(visible('\u2028\u{e0041}')).toBe('\\u{2028}\\u{e0041}');
  });

  test('a lone surrogate is shown', () => {
    expect(visible('x\ud800y')).toBe('x\\u{d800}y');
  });
});
