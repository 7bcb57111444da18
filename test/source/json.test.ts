import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/source/json.ts';

/** Plain copy, so that values without prototype compare equal. */
const plain = (text: string): unknown => {
  const parsed = parseJson(text);
  return parsed.ok ? JSON.parse(JSON.stringify(parsed.value)) : parsed.error.message;
};

describe('JSON with positions', () => {
  test('reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(plain(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('accepts and refuses exactly what JSON.parse accepts and refuses', () => {
    const alphabet = [...'{}[]",:0123456789.eE+-tfnrualse \n\\/u'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }), (characters) => {
        const text = characters.join('');
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(parseJson(text).ok).toBe(accepted);
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    '[1 2]',
    '{"a" 1}',
    '{a:1}',
    '01',
    '1.',
    '.5',
    '+1',
    'nul',
    '"\t"',
    '"\\x"',
    '"\\u12"',
    '',
    '[',
    '{"a":}',
    '1 2',
    'NaN',
  ])('refuses %s', (text) => {
    expect(parseJson(text).ok).toBe(false);
  });

  test('a mistake has line and column', () => {
    const parsed = parseJson('{\n  "Version": "2012-10-17",\n}');
    expect(parsed).toMatchObject({ ok: false, error: { message: 'trailing comma', line: 2, column: 26 } });
  });

  test('trailing commas and comments are passed over when asked, and noted', () => {
    const parsed = parseJson('// note\n{"a": [1, 2,], /* x */ "b": 2,}', { recover: true });
    expect(parsed.problems.map((problem) => problem.repair)).toEqual([
      'comment',
      'trailing-comma',
      'comment',
      'trailing-comma',
    ]);
    expect(parsed.ok && JSON.stringify(parsed.value)).toBe('{"a":[1,2],"b":2}');
  });

  test('values and keys are found by pointer', () => {
    const text =
      '{\n  "Statement": [\n    {"Sid": "A"},\n    {"Action": ["lambda:InvokeFunction", "b"], "x/y~z": 1}\n  ]\n}';
    const parsed = parseJson(text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const range = parsed.places.rangeAt('/Statement/1/Action/0') ?? { start: 0, end: 0 };
    expect(text.slice(range.start, range.end)).toBe('"lambda:InvokeFunction"');
    expect(parsed.places.position(range.start)).toEqual({ line: 4, column: 17 });
    const key = parsed.places.keyRangeAt('/Statement/1/x~1y~0z') ?? { start: 0, end: 0 };
    expect(text.slice(key.start, key.end)).toBe('"x/y~z"');
    expect(parsed.places.lineAt('/Statement/0')).toBe(3);
    expect(parsed.places.lineAt('/Statement/2')).toBeUndefined();
    expect(parsed.places.lineAt('/Statement/x')).toBeUndefined();
  });

  test('duplicate keys are reported with pointer, also when only the case differs', () => {
    const parsed = parseJson('{"a":[{"k":1,"K":2,"k":3}],"a":0}');
    expect(parsed.ok && parsed.duplicates).toMatchObject([
      { key: 'a', earlier: 'a', sameCase: true, pointer: '', offset: 27, earlierOffset: 1 },
      { key: 'K', earlier: 'k', sameCase: false, pointer: '/a/0' },
      { key: 'k', earlier: 'K', sameCase: false, pointer: '/a/0' },
    ]);
  });

  test('keys of one length are told apart by all their letters, those beyond ASCII included', () => {
    const repeated = (text: string): readonly string[] => {
      const parsed = parseJson(text);
      if (!parsed.ok) throw new Error(parsed.error.message);
      return parsed.duplicates.map(({ key }) => key);
    };
    expect(repeated('{"Action":1,"Option":2,"Effect":3,"Axxxxn":4}')).toEqual([]);
    expect(repeated('{"Sid":1,"Effect":2,"SID":3,"Resource":4,"sId":5}')).toEqual(['SID', 'sId']);
    // The sign for kelvin is a capital k (Unicode, SpecialCasing and UnicodeData: 212A).
    expect(repeated('{"k":1,"\u212A":2}')).toEqual(['\u212A']);
    expect(repeated('{"\\u006b":1,"K":2}')).toEqual(['K']);
  });

  test('__proto__ and constructor are keys like any other', () => {
    const parsed = parseJson('{"__proto__": {"polluted": true}, "constructor": 1}');
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(Object.keys(Object(parsed.value))).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get(Object(parsed.value), 'toString')).toBeUndefined();
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('nesting beyond the limit is refused with a place, without using the stack', () => {
    const parsed = parseJson('['.repeat(100_000));
    expect(parsed).toMatchObject({
      ok: false,
      error: { message: 'nesting is deeper than 200 levels', line: 1, column: 201 },
    });
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(parseJson(deep, { maxDepth: 200_000 }).ok).toBe(true);
  });

  test('a byte order mark is passed over and too long a text refused', () => {
    expect(plain('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(parseJson('[1,2,3]', { maxLength: 5 })).toMatchObject({
      ok: false,
      error: { message: 'text is longer than 5 characters' },
    });
  });
});
