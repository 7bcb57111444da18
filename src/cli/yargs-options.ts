import type { Options } from 'yargs';
import type { Command, Option } from './command.ts';

/** A command's declared options in the words of yargs. */
export function yargsOptions(options: Readonly<Record<string, Option>>): Record<string, Options> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, yargsOption(option)]));
}

/** `explain <target>`: the command line of a command as yargs and the help write it. */
export function usageOf(command: Command): string {
  return command.positionals === '' ? command.name : `${command.name} ${command.positionals}`;
}

function yargsOption(option: Option): Options {
  const what = option.repeat ? `${option.describe} (repeatable)` : option.describe;
  return {
    describe: option.value ? `${option.value}: ${what}` : what,
    type: option.type === 'optional' ? 'string' : option.type,
    ...(option.alias === undefined ? {} : { alias: option.alias }),
    ...(option.choices === undefined ? {} : { choices: option.choices }),
    ...(option.default === undefined ? {} : { default: option.default }),
  };
}
