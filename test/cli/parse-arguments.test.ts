import { describe, expect, test } from 'vitest';
import type { CommandArgs } from '../../src/cli/command.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { sample } from './sample-command.ts';

function parsed(...argv: string[]): CommandArgs {
  const result = parseArguments(sample, argv);
  if (!result.ok) throw result.error;
  return result.value;
}

function refused(...argv: string[]): string {
  const result = parseArguments(sample, argv);
  if (result.ok) throw new Error(`${argv.join(' ')} was accepted`);
  return `${result.error.message} | ${result.error.hint}`;
}

describe('what is accepted', () => {
  test('a positional with options before and after it', () => {
    const args = parsed('--trace', 'orders', '--caller', 'arn:aws:iam::111122223333:user/alice');
    expect(args.positionals).toEqual(['orders']);
    expect(args.flag('trace')).toBe(true);
    expect(args.string('caller')).toBe('arn:aws:iam::111122223333:user/alice');
  });

  test('defaults when an option is not given, and undefined without a default', () => {
    const args = parsed('orders');
    expect(args.string('format')).toBe('text');
    expect(args.number('max')).toBe(10);
    expect(args.string('caller')).toBeUndefined();
    expect(args.flag('trace')).toBe(false);
    expect(args.strings('context')).toEqual([]);
  });

  test('a repeated option keeps its order', () => {
    const args = parsed('orders', '--context', 'aws:SourceIp=192.0.2.1', '--context=aws:SecureTransport=true');
    expect(args.strings('context')).toEqual(['aws:SourceIp=192.0.2.1', 'aws:SecureTransport=true']);
  });

  test('an optional value is taken only behind the equals sign', () => {
    expect(parsed('--probe', 'orders').string('probe')).toBe('');
    expect(parsed('--probe', 'orders').positionals).toEqual(['orders']);
    expect(parsed('--probe=full', 'orders').string('probe')).toBe('full');
    expect(parsed('orders').string('probe')).toBeUndefined();
  });

  test('an option that may stand alone has its usual value then, and any other when one follows', () => {
    for (const args of [parsed('orders', '--base'), parsed('--base', '--trace', 'orders')]) {
      expect([args.string('base'), args.positionals]).toEqual(['usual.json', ['orders']]);
    }
    expect(parsed('orders', '--base', 'own.json').string('base')).toBe('own.json');
    expect(parsed('orders', '--base=own.json').string('base')).toBe('own.json');
    expect(parsed('--base', '--', 'orders').string('base')).toBe('usual.json');
    expect(parsed('orders').string('base')).toBeUndefined();
  });

  test('a short alias, an inline value, a negation and a value that starts with a dash', () => {
    expect(parsed('orders', '-c', 'anonymous').string('caller')).toBe('anonymous');
    expect(parsed('orders', '--caller=-x').string('caller')).toBe('-x');
    expect(parsed('orders', '--no-trace').flag('trace')).toBe(false);
    expect(parsed('orders', '--trace=false').flag('trace')).toBe(false);
    expect(parsed('orders', '--max=-3').number('max')).toBe(-3);
  });

  test('after -- everything is a positional', () => {
    expect(parsed('--', '--trace').positionals).toEqual(['--trace']);
  });

  test('a single dash is a positional and a value', () => {
    expect(parsed('-').positionals).toEqual(['-']);
    expect(parsed('orders', '--caller', '-').string('caller')).toBe('-');
  });
});

describe('what is refused', () => {
  test('an unknown option, with the nearest one', () => {
    expect(refused('orders', '--calller', 'x')).toBe(
      'unknown option `--calller` of `why403 explain` | did you mean `--caller`?',
    );
    expect(refused('orders', '--zzz')).toBe('unknown option `--zzz` of `why403 explain` | see `why403 explain --help`');
    expect(refused('orders', '-z')).toContain('unknown option `-z`');
  });

  test('names of the prototype are no options', () => {
    expect(refused('orders', '--__proto__=x')).toContain('unknown option `--__proto__`');
    expect(refused('orders', '--constructor')).toContain('unknown option `--constructor`');
  });

  test('an option without its value', () => {
    expect(refused('orders', '--caller')).toBe(
      'option `--caller` needs a value but nothing follows it | write `--caller ARN`',
    );
    expect(refused('orders', '--caller', '--trace')).toBe(
      'option `--caller` needs a value but `--trace` follows it | write `--caller ARN`, or `--caller=--trace` if that is the value',
    );
  });

  test('a value where none belongs', () => {
    expect(refused('orders', '--trace=yes')).toContain('option `--trace` takes no value');
    expect(refused('orders', '--no-trace=true')).toContain('takes no value');
    expect(refused('orders', '--no-caller')).toContain('unknown option `--no-caller`');
  });

  test('a choice that does not exist, and a number that is none', () => {
    expect(refused('orders', '--format', 'jsn')).toBe(
      'option `--format` does not know `jsn` | did you mean `json`? one of text, json',
    );
    expect(refused('orders', '--probe=maybe')).toContain('option `--probe` does not know `maybe`');
    expect(refused('orders', '--max', 'ten')).toContain('option `--max` takes a number, not `ten`');
  });

  test('a single option given twice with different values', () => {
    expect(refused('orders', '--caller', 'a', '--caller', 'b')).toContain('option `--caller` is given twice');
  });

  test('too few and too many positionals', () => {
    expect(refused()).toBe('`why403 explain` needs a target | see `why403 explain --help`');
    expect(refused('orders', 'more')).toContain('unexpected argument `more`');
  });
});
