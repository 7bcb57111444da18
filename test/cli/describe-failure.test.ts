import { expect, test } from 'vitest';
import { describeFailure } from '../../src/cli/describe-failure.ts';
import { UserError } from '../../src/domain/user-error.ts';

test('a user error is one sentence and a hint, with exit code 2 and no stack', () => {
  const failure = describeFailure(new UserError('badTarget', 'cannot read `x y` as a target', 'write a name'), {});
  expect(failure).toEqual({ text: 'why403: cannot read `x y` as a target\n  write a name', exitCode: 2 });
});

test('a user error of another bundle is recognised', () => {
  const foreign = Object.assign(new Error('cannot read `x`'), { name: 'UserError', code: 'badTarget', hint: '' });
  expect(describeFailure(foreign, {})).toEqual({ text: 'why403: cannot read `x`', exitCode: 2 });
});

test('escape sequences and line breaks of a name do not reach the terminal', () => {
  const failure = describeFailure(new UserError('badTarget', 'no function `\u001b[2Jorders\n\u202e`', ''), {});
  expect(failure.text).toBe('why403: no function `\\u{1b}[2Jorders\\u{a}\\u{202e}`');
});

test('anything else is a bug: version, trace, exit code 70', () => {
  const failure = describeFailure(new TypeError('orders is undefined'), {});
  expect(failure.exitCode).toBe(70);
  expect(failure.text).toMatch(/^why403: this is a bug of why403 \d+\.\d+\.\d+ \(node v/);
  expect(failure.text).toContain('TypeError: orders is undefined\n    at ');
});

test('secrets of the environment, key ids, tokens and the home folder are taken out', () => {
  const env = {
    AWS_SECRET_ACCESS_KEY: 'not/a/real+secret',
    AWS_SESSION_TOKEN: 'not-a-real-token',
    HOME: '/home/alice',
  };
  const thrown = new Error(
    'not/a/real+secret not-a-real-token AKIAIOSFODNN7EXAMPLE /home/alice/.aws ?X-Amz-Signature=abcdef&X-Amz-Date=1',
  );
  const { text } = describeFailure(thrown, env);
  expect(text).toContain('[secret] [secret] AKIA…MPLE ~/.aws ?X-Amz-Signature=[secret]&X-Amz-Date=1');
  expect(text).not.toMatch(/not\/a\/real|not-a-real-token|AKIAIOSFODNN7EXAMPLE/);
});

test('something thrown that is no Error is a bug too', () => {
  expect(describeFailure('orders', {}).exitCode).toBe(70);
});
