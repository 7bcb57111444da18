import { describe, expect, test } from 'vitest';
import { conditionOperator } from '../../src/engine/condition-operator.ts';
import { parseDateValue } from '../../src/engine/date-value.ts';
import { inIpRange, parseIpAddress, parseIpRange } from '../../src/engine/ip-range.ts';
import { parsePolicy } from '../../src/engine/parse-policy.ts';
import { splitVariables } from '../../src/engine/policy-variable.ts';
import { allow, answer, FN, known, of, source, unknown } from './asking.ts';

/** Whether an Allow with this condition allows. */
function holds(condition: object, ...values: readonly string[]): string {
  return answer({
    policies: { identity: of('identity', allow('lambda:*', FN, { Condition: condition })) },
    keys: { k: known(...values) },
  }).kind;
}

describe('dates', () => {
  // https://www.w3.org/TR/NOTE-datetime
  test('in the formats of ISO 8601', () => {
    const noon = Date.UTC(2026, 10, 21, 12, 30, 0);
    expect(parseDateValue('2026-11-21T12:30:00Z')).toBe(noon);
    expect(parseDateValue('2026-11-21T12:30Z')).toBe(noon);
    expect(parseDateValue('2026-11-21T14:30:00+02:00')).toBe(noon);
    expect(parseDateValue('2026-11-21T14:30:00+0200')).toBe(noon);
    expect(parseDateValue('2026-11-21T07:00:00-05:30')).toBe(noon);
    expect(parseDateValue('2026-11-21T12:30:00')).toBe(noon);
    expect(parseDateValue('2026-11-21t12:30:00z')).toBe(noon);
    expect(parseDateValue('2026-11-21T12:30:00.250Z')).toBe(noon + 250);
    expect(parseDateValue('2026-11-21')).toBe(Date.UTC(2026, 10, 21));
    expect(parseDateValue('2026-11')).toBe(Date.UTC(2026, 10, 1));
  });

  test('in seconds since 1970', () => {
    expect(parseDateValue('1795264200')).toBe(1795264200000);
    expect(parseDateValue('0')).toBe(0);
    expect(parseDateValue('-5')).toBe(-5000);
    expect(parseDateValue('1.5')).toBe(1500);
  });

  test('that do not exist are none', () => {
    for (const text of [
      '',
      'now',
      '2026-13-01',
      '2026-02-30',
      '2026-11-21T24:00:00Z',
      '2026-11-21T12:60:00Z',
      '2026-11-21T12:30:60Z',
      '2026-11-00',
      '2026-11-21T12',
      '2026-11-21T12:30:00ZZ',
      '12345678901234567',
    ]) {
      expect([text, parseDateValue(text)]).toEqual([text, undefined]);
    }
  });

  test('that cannot be read match nothing', () => {
    expect(holds({ DateLessThan: { k: 'tomorrow' } }, '2026-11-21')).toBe('implicitDeny');
    expect(holds({ DateLessThan: { k: '2030-01-01' } }, 'yesterday')).toBe('implicitDeny');
  });
});

describe('addresses', () => {
  test('that are none', () => {
    for (const text of [
      '',
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '1.2.3.x',
      '01234.1.1.1',
      ':::',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      'g::1',
      '12345::',
      '1:2:3:4:5:6:7::8',
      '::1.2.3',
      '::1.2.3.4:1',
      '1.2.3.4::',
      `::${'0'.repeat(50)}`,
    ]) {
      expect([text, parseIpAddress(text)]).toEqual([text, undefined]);
    }
    for (const text of ['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x', '10.0.0.0/-1', '::/129', '/8', '10.0.0.0/0008']) {
      expect([text, parseIpRange(text)]).toEqual([text, undefined]);
    }
  });

  test('IPv6 in its spellings', () => {
    expect(parseIpAddress('::')).toEqual([0, 0, 0, 0]);
    expect(parseIpAddress('1::')).toEqual([0x10000, 0, 0, 0]);
    expect(parseIpAddress('::1')).toEqual([0, 0, 0, 1]);
    expect(parseIpAddress('1:2:3:4:5:6:7:8')).toEqual([0x10002, 0x30004, 0x50006, 0x70008]);
    expect(parseIpAddress('1:2:3::6:7:8')).toEqual([0x10002, 0x30000, 0x6, 0x70008]);
    expect(parseIpAddress('::ffff:1.2.3.4')).toEqual([0, 0, 0xffff, 0x1020304]);
    expect(parseIpAddress('FF::')).toEqual(parseIpAddress('00ff::0'));
    expect(parseIpAddress('1:2:3:4:5:6:7::')).toEqual([0x10002, 0x30004, 0x50006, 0x70000]);
  });

  test('in ranges of every length', () => {
    const inside = (address: string, range: string): boolean => {
      const found = parseIpRange(range);
      const words = parseIpAddress(address);
      return found !== undefined && words !== undefined && inIpRange(words, found);
    };
    expect(inside('128.0.0.0', '128.0.0.0/1')).toBe(true);
    expect(inside('127.255.255.255', '128.0.0.0/1')).toBe(false);
    expect(inside('10.0.0.1', '10.0.0.0/31')).toBe(true);
    expect(inside('10.0.0.2', '10.0.0.0/31')).toBe(false);
    expect(inside('10.9.9.9', '10.1.2.3/8')).toBe(true);
    expect(inside('2001:db8:0:1::', '2001:db8::/63')).toBe(true);
    expect(inside('2001:db8:0:2::', '2001:db8::/63')).toBe(false);
    expect(inside('2001:db8::1:0:0:0', '2001:db8::/65')).toBe(true);
    expect(inside('2001:db8:0:0:8000::', '2001:db8::/65')).toBe(false);
    expect(inside('::1', '::/0')).toBe(true);
    expect(inside('0.0.0.1', '::/0')).toBe(false);
    expect(inside('::1', '0.0.0.0/0')).toBe(false);
    expect(inside('2001:db8::2', '2001:db8::1')).toBe(false);
  });

  test('that cannot be read match nothing, and are outside every range', () => {
    expect(holds({ IpAddress: { k: 'office' } }, '10.0.0.1')).toBe('implicitDeny');
    expect(holds({ IpAddress: { k: '10.0.0.0/8' } }, 'office')).toBe('implicitDeny');
    expect(holds({ NotIpAddress: { k: '10.0.0.0/8' } }, 'office')).toBe('allowed');
  });
});

describe('numbers', () => {
  test('in their spellings', () => {
    for (const text of ['5', '5.0', '+5', '05', '5.', '0.5e1', '50e-1', '5E0'])
      expect([text, holds({ NumericEquals: { k: '5' } }, text)]).toEqual([text, 'allowed']);
    for (const text of ['', 'five', '5x', '0x5', ' 5', '5 ', 'Infinity', '5e', '1e9999', '5,0', '.'])
      expect([text, holds({ NumericEquals: { k: '5' } }, text)]).toEqual([text, 'implicitDeny']);
    expect(holds({ NumericEquals: { k: '.5' } }, '0.5')).toBe('allowed');
  });

  test('that cannot be read match nothing', () => {
    expect(holds({ NumericLessThan: { k: 'many' } }, '1')).toBe('implicitDeny');
    expect(holds({ NumericNotEquals: { k: 'many' } }, '1')).toBe('allowed');
  });
});

describe('operators', () => {
  test('are known in every combination of prefix and suffix, without regard to case', () => {
    expect(conditionOperator('ForAllValues:StringNotLikeIfExists')).toEqual({
      family: 'stringLike',
      comparison: 'equals',
      negated: true,
      quantifier: 'all',
      ifExists: true,
    });
    expect(conditionOperator('foranyvalue:numericlessthanequals')).toEqual({
      family: 'numeric',
      comparison: 'lessOrEqual',
      negated: false,
      quantifier: 'any',
      ifExists: false,
    });
    expect(conditionOperator('DateGreaterThanEqualsIfExists')).toEqual({
      family: 'date',
      comparison: 'greaterOrEqual',
      negated: false,
      quantifier: 'none',
      ifExists: true,
    });
    expect(conditionOperator('Null')).toMatchObject({ family: 'null', ifExists: false });
    for (const name of [
      '',
      'IfExists',
      'ForAllValues:',
      'StringEqualsIfExistsIfExists',
      'StringMatches',
      'NullIfExists',
      'toString',
    ]) {
      expect([name, conditionOperator(name)]).toEqual([name, undefined]);
    }
  });

  test('Null with several values', () => {
    expect(holds({ Null: { k: ['true', 'false'] } }, 'x')).toBe('allowed');
    expect(holds({ Null: { gone: ['true', 'false'] } })).toBe('allowed');
    expect(holds({ Null: { k: 'TRUE' } }, 'x')).toBe('implicitDeny');
    expect(holds({ Null: { k: 'FALSE' } }, 'x')).toBe('allowed');
    expect(holds({ Null: { k: 'maybe' } }, 'x')).toBe('implicitDeny');
  });

  test('Null on a key that is not known', () => {
    const kind = (value: string | readonly string[]): string =>
      answer({
        policies: { identity: of('identity', allow('lambda:*', FN, { Condition: { Null: { k: value } } })) },
        keys: { k: unknown },
      }).kind;
    expect(kind('true')).toBe('undetermined');
    expect(kind('false')).toBe('undetermined');
    expect(kind(['true', 'false'])).toBe('allowed');
    expect(kind('maybe')).toBe('implicitDeny');
  });

  test('several request values without a set operator: one suffices', () => {
    expect(holds({ StringEquals: { k: 'b' } }, 'a', 'b')).toBe('allowed');
    expect(holds({ StringNotEquals: { k: 'b' } }, 'a', 'b')).toBe('implicitDeny');
  });

  test('a set of empty values counts as missing', () => {
    expect(holds({ 'ForAllValues:StringEquals': { k: 'b' } }, '')).toBe('allowed');
    expect(holds({ 'ForAnyValue:StringLike': { k: '*' } }, '', '')).toBe('implicitDeny');
    expect(holds({ 'ForAllValues:StringEquals': { k: 'b' } }, '', 'c')).toBe('implicitDeny');
  });

  test('booleans are compared without case, text with', () => {
    expect(holds({ Bool: { k: 'True' } }, 'true')).toBe('allowed');
    expect(holds({ BinaryEquals: { k: 'aGk=' } }, 'AGK=')).toBe('implicitDeny');
  });
});

describe('ARN operators', () => {
  test('need six parts on both sides', () => {
    const arn = 'arn:aws:sns:eu-west-1:111122223333:topic';
    expect(holds({ ArnLike: { k: 'arn:aws:sns:*' } }, arn)).toBe('implicitDeny');
    expect(holds({ ArnLike: { k: 'arn:aws:sns:*:*:*' } }, 'arn:aws:sns')).toBe('implicitDeny');
    expect(holds({ ArnLike: { k: '*' } }, arn)).toBe('allowed');
    expect(holds({ ArnLike: { k: 'a*:aws:s?s:*:*:t*' } }, arn)).toBe('allowed');
    expect(holds({ ArnLike: { k: 'arn:aws:sns:*:*:*:x' } }, `${arn}:x`)).toBe('allowed');
  });

  test('take variables in every part, whose names hold colons', () => {
    const kind = (pattern: string): string =>
      answer({
        policies: { identity: of('identity', allow('lambda:*', FN, { Condition: { ArnEquals: { k: pattern } } })) },
        keys: {
          k: known('arn:aws:iam::111122223333:role/app'),
          'aws:principalaccount': known('111122223333'),
          'aws:principaltag/kind': known('role'),
        },
      }).kind;
    expect(kind('arn:aws:iam::${aws:PrincipalAccount}:role/app')).toBe('allowed');
    expect(kind('arn:aws:iam::${aws:PrincipalAccount}:${aws:PrincipalTag/kind}/*')).toBe('allowed');
    expect(kind("arn:aws:iam::${aws:PrincipalAccount}:${aws:PrincipalTag/gone, 'role'}/app")).toBe('allowed');
    expect(kind('arn:aws:iam::${aws:PrincipalAccount}:user/app')).toBe('implicitDeny');
    expect(kind('arn:aws:iam::${aws:Gone}:role/app')).toBe('implicitDeny');
    expect(kind('arn:aws:iam::${aws:PrincipalAccount:role/app')).toBe('implicitDeny');
  });

  test('take variables, with colons in their defaults', () => {
    const condition = { ArnLike: { k: "arn:aws:iam::*:${aws:PrincipalTag/who, 'user/a:b'}" } };
    expect(holds(condition, 'arn:aws:iam::111122223333:user/a:b')).toBe('allowed');
    expect(holds(condition, 'arn:aws:iam::111122223333:user/a')).toBe('implicitDeny');
  });
});

describe('policy variables', () => {
  const text = (value: string) => ({ kind: 'text', text: value });
  const variable = (key: string, fallback?: string) => ({
    kind: 'variable',
    variable: fallback === undefined ? { key } : { key, fallback },
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
  test('are split from the text around them', () => {
    expect(splitVariables('a${aws:UserName}b')).toEqual([text('a'), variable('aws:username'), text('b')]);
    expect(splitVariables("${k, 'x'}${k,'y z'}")).toEqual([variable('k', 'x'), variable('k', 'y z')]);
    expect(splitVariables("${ k , '' }")).toEqual([variable('k', '')]);
    expect(splitVariables('${*}${?}${$}')).toEqual(['*', '?', '$'].map((unit) => ({ kind: 'literal', text: unit })));
    expect(splitVariables('')).toEqual([]);
    expect(splitVariables('plain')).toEqual([text('plain')]);
  });

  test('that are not well formed stay text', () => {
    for (const value of [
      '${',
      '${}',
      '${ }',
      'a${b',
      '${k, x}',
      "${k, 'x}",
      "${k, 'x'",
      "${k, 'x' y}",
      '$k}',
      '${{k}',
      '${*',
    ]) {
      expect(splitVariables(value)).toEqual([text(value)]);
    }
    expect(splitVariables('${}${k}')).toEqual([text('${}'), variable('k')]);
  });

  test('with several values cannot be inserted, even with a default', () => {
    const kind = (...values: readonly string[]): string =>
      answer({
        policies: { identity: of('identity', allow('lambda:*', "arn:aws:lambda:*:*:function:${k, 'orders'}")) },
        keys: { k: known(...values) },
      }).kind;
    expect(kind('orders')).toBe('allowed');
    expect(kind()).toBe('allowed');
    expect(kind('orders', 'orders')).toBe('implicitDeny');
    expect(kind('other')).toBe('implicitDeny');
  });

  test('insert their value as plain text', () => {
    const kind = (value: string): string =>
      answer({
        policies: { identity: of('identity', allow('lambda:*', 'arn:aws:lambda:*:*:function:${k}')) },
        keys: { k: known(value) },
      }).kind;
    expect(kind('*')).toBe('implicitDeny');
    expect(kind('order?')).toBe('implicitDeny');
  });

  test('before the fifth colon match nothing', () => {
    const kind = (resource: string): string =>
      answer({
        policies: { identity: of('identity', allow('lambda:*', resource)) },
        keys: { k: known('111122223333') },
      }).kind;
    expect(kind('arn:aws:lambda:eu-west-1:${k}:function:orders')).toBe('implicitDeny');
    expect(kind('arn:aws:lambda:eu-west-1:111122223333:function:orders')).toBe('allowed');
    expect(kind('arn:aws:*:eu-west-1:111122223333:function:orders')).toBe('implicitDeny');
    expect(kind('arn:aws:lambd?:eu-west-1:111122223333:function:orders')).toBe('implicitDeny');
  });

  test('are plain text in the old version, also where case is ignored', () => {
    const parsed = parsePolicy({
      Version: '2008-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { StringEqualsIgnoreCase: { k: '${AWS:username}' } },
        },
        {
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { ArnLike: { k: 'arn:aws:iam::1:${aws:username}' } },
        },
      ],
    });
    const document = parsed.ok ? parsed.value : undefined;
    expect(document).toBeDefined();
    const kind = (value: string): string =>
      document === undefined
        ? ''
        : answer({
            policies: { identity: { policies: [{ source: source('identity'), document }], complete: true } },
            keys: { k: known(value), 'aws:username': known('alice') },
          }).kind;
    expect(kind('${aws:USERNAME}')).toBe('allowed');
    expect(kind('alice')).toBe('implicitDeny');
    expect(kind('arn:aws:iam::1:${aws:username}')).toBe('allowed');
    expect(kind('arn:aws:iam::1:alice')).toBe('implicitDeny');
  });

  test('work in operators that ignore case', () => {
    const kind = (value: string): string =>
      answer({
        policies: {
          identity: of('identity', allow('lambda:*', FN, { Condition: { StringEqualsIgnoreCase: { k: value } } })),
        },
        keys: { k: known('Red-Alice'), 'aws:username': known('ALICE'), open: unknown },
      }).kind;
    expect(kind('red-${aws:username}')).toBe('allowed');
    expect(kind('blue-${aws:username}')).toBe('implicitDeny');
    expect(kind('red-${gone}')).toBe('implicitDeny');
    expect(kind('red-${open}')).toBe('undetermined');
  });
});
