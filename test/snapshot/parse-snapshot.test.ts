import { describe, expect, test } from 'vitest';
import { parseSnapshot, snapshotToJson } from '../../src/snapshot/parse-snapshot.ts';
import { smallSnapshot } from './small-snapshot.ts';

function refusal(text: string): string {
  const parsed = parseSnapshot(text, 'evidence.json');
  if (parsed.ok) throw new Error('accepted');
  expect(parsed.error.message).toContain('`evidence.json`');
  expect(parsed.error.hint).not.toBe('');
  return parsed.error.message;
}

describe('snapshots', () => {
  test('what is written is read back unchanged', () => {
    expect(parseSnapshot(snapshotToJson(smallSnapshot()), 'evidence.json')).toEqual({
      ok: true,
      value: smallSnapshot(),
    });
  });

  test('a byte order mark in front is skipped', () => {
    expect(parseSnapshot(`\uFEFF${snapshotToJson(smallSnapshot())}`, 'evidence.json').ok).toBe(true);
  });

  test('a newer version is named', () => {
    const text = snapshotToJson(smallSnapshot()).replace('snapshot/1', 'snapshot/2');
    expect(refusal(text)).toContain('version 2');
  });

  test('another schema is named', () => {
    expect(refusal('{"schema":"other/1"}')).toContain('`other/1`');
    expect(refusal('[]')).toContain('no `schema`');
  });

  test('a text that is cut off says so, with line and column', () => {
    const text = snapshotToJson(smallSnapshot());
    expect(refusal(text.slice(0, text.length / 2))).toMatch(/is not JSON .*\(line \d+, column \d+\)/);
    expect(refusal('')).toContain('at its end');
  });

  test('a key given twice is refused with its place', () => {
    const text = snapshotToJson(smallSnapshot()).replace('"target": {', '"tool": "x",\n  "target": {');
    expect(refusal(text)).toBe('`evidence.json` gives twice the key `tool` (line 5, column 3)');
  });

  test('a key spelled twice, once with an escape, is refused', () => {
    expect(refusal('{"schema":1,"sch\\u0065ma":2}')).toContain('gives twice the key `schema`');
  });

  test('the same key in two objects is no repetition', () => {
    expect(refusal('[{"a":{"a":1}},{"a":":"}]')).toContain('no `schema`');
  });

  test('__proto__ is refused', () => {
    const text = snapshotToJson(smallSnapshot()).replace('"context": {', '"context": {"__proto__": ["x"],');
    expect(refusal(text)).toContain('forbidden key `__proto__`');
  });

  test('a field of another type is named by its path', () => {
    const text = snapshotToJson(smallSnapshot()).replace('"name": "orders"', '"name": 7');
    expect(refusal(text)).toContain('`target.name` (expected string)');
  });
});
