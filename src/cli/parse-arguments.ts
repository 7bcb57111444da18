import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import type { Command, CommandArgs } from './command.ts';
import { checkPositionals } from './positionals.ts';
import { type OptionValue, readOption } from './read-option.ts';

/**
 * Reads what follows the command's name by the command's own declaration: options with values, optional values
 * (`--probe`, `--probe=full`), repeats, `--no-…`, aliases and `--`. Every mistake is a UserError.
 */
export function parseArguments(command: Command, argv: readonly string[]): Result<CommandArgs, UserError> {
  const given = new Map<string, OptionValue[]>();
  const positionals: string[] = [];
  for (const token of tokensOf(command, argv)) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const read = readOption(command, token);
    if (!read.ok) return read;
    const { name, value } = read.value;
    const values = given.get(name) ?? [];
    if (values.length > 0 && !command.options[name]?.repeat && values[0] !== value) return err(givenTwice(name));
    given.set(name, [...values, value]);
  }
  const fault = checkPositionals(command, positionals);
  return fault ? err(fault) : ok(commandArgs(command, positionals, given));
}

function tokensOf(command: Command, argv: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [
      name,
      {
        type: option.type === 'string' || option.type === 'number' ? ('string' as const) : ('boolean' as const),
        ...(option.alias?.length === 1 ? { short: option.alias } : {}),
      },
    ]),
  );
  return parseArgs({
    args: withBareValues(command, argv),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;
}

/** An option that may stand alone gets the value that this means. */
function withBareValues(command: Command, argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((argument, index) => {
    const name = argument.startsWith('--') && (end < 0 || index < end) ? argument.slice(2) : '';
    const bare = Object.hasOwn(command.options, name) ? command.options[name]?.bare : undefined;
    const next = argv[index + 1];
    return bare === undefined || (next !== undefined && !/^-./.test(next)) ? argument : `${argument}=${bare}`;
  });
}

function givenTwice(name: string): UserError {
  return new UserError('optionGivenTwice', `option \`--${name}\` is given twice`, 'give it once');
}

function commandArgs(
  command: Command,
  positionals: readonly string[],
  given: ReadonlyMap<string, readonly OptionValue[]>,
): CommandArgs {
  const last = (name: string): OptionValue | undefined => given.get(name)?.at(-1) ?? command.options[name]?.default;
  return {
    positionals,
    string: (name) => {
      const value = last(name);
      return value === undefined ? undefined : String(value);
    },
    strings: (name) => (given.get(name) ?? []).map(String),
    number: (name) => {
      const value = last(name);
      return value === undefined ? undefined : Number(value);
    },
    flag: (name) => last(name) === true,
  };
}
