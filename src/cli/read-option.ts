import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import type { Command, Option } from './command.ts';
import { nearest } from './nearest.ts';

/** The value of an option as typed; `optional` without a value is ''. */
export type OptionValue = string | number | boolean;

/** One option as `node:util` parseArgs saw it. */
export interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The declared name and checked value of one option on the command line. */
export function readOption(
  command: Command,
  token: OptionToken,
): Result<{ readonly name: string; readonly value: OptionValue }, UserError> {
  const name = declaredName(command, token.name);
  const option = name === undefined ? undefined : command.options[name];
  if (name === undefined || !option) return readNegation(command, token);
  const value = readValue(`--${name}`, option, token);
  return value.ok ? ok({ name, value: value.value }) : value;
}

/** `--no-trace` switches the boolean `--trace` off. */
function readNegation(
  command: Command,
  token: OptionToken,
): Result<{ readonly name: string; readonly value: OptionValue }, UserError> {
  const name = token.name.startsWith('no-') ? declaredName(command, token.name.slice(3)) : undefined;
  if (name === undefined || command.options[name]?.type !== 'boolean')
    return err(unknownOption(command, token.rawName));
  if (token.inlineValue) return err(takesNoValue(token.rawName));
  return ok({ name, value: false });
}

function declaredName(command: Command, written: string): string | undefined {
  if (Object.hasOwn(command.options, written)) return written;
  return Object.keys(command.options).find((name) => command.options[name]?.alias === written);
}

function readValue(flag: string, option: Option, token: OptionToken): Result<OptionValue, UserError> {
  if (option.type === 'boolean') return token.inlineValue ? readBoolean(flag, token.value) : ok(true);
  if (option.type === 'optional' && !token.inlineValue) return ok('');
  if (token.value === undefined) return err(missingValue(flag, option, undefined));
  if (!token.inlineValue && /^-./.test(token.value)) return err(missingValue(flag, option, token.value));
  if (option.choices && !option.choices.includes(token.value)) return err(wrongChoice(flag, option, token.value));
  return option.type === 'number' ? readNumber(flag, token.value) : ok(token.value);
}

function readBoolean(flag: string, value: string | undefined): Result<boolean, UserError> {
  if (value === 'true' || value === 'false') return ok(value === 'true');
  return err(takesNoValue(flag));
}

function readNumber(flag: string, value: string): Result<number, UserError> {
  if (/^-?\d+(\.\d+)?$/.test(value)) return ok(Number(value));
  return err(new UserError('notANumber', `option \`${flag}\` takes a number, not \`${value}\``, 'write it in digits'));
}

function takesNoValue(flag: string): UserError {
  return new UserError('unexpectedValue', `option \`${flag}\` takes no value`, `write \`${flag}\` alone`);
}

function missingValue(flag: string, option: Option, next: string | undefined): UserError {
  const what = option.value ?? (option.choices ? option.choices.join('|') : 'VALUE');
  const found = next === undefined ? 'nothing follows it' : `\`${next}\` follows it`;
  const hint =
    next === undefined
      ? `write \`${flag} ${what}\``
      : `write \`${flag} ${what}\`, or \`${flag}=${next}\` if that is the value`;
  return new UserError('missingValue', `option \`${flag}\` needs a value but ${found}`, hint);
}

function wrongChoice(flag: string, option: Option, value: string): UserError {
  const choices = option.choices ?? [];
  const meant = nearest(value, choices);
  const hint = `${meant ? `did you mean \`${meant}\`? ` : ''}one of ${choices.filter((choice) => choice !== '').join(', ')}`;
  return new UserError('unknownChoice', `option \`${flag}\` does not know \`${value}\``, hint);
}

function unknownOption(command: Command, written: string): UserError {
  const meant = nearest(written.replace(/^-+/, ''), Object.keys(command.options));
  const hint = meant ? `did you mean \`--${meant}\`?` : `see \`why403 ${command.name} --help\``;
  return new UserError('unknownOption', `unknown option \`${written}\` of \`why403 ${command.name}\``, hint);
}
