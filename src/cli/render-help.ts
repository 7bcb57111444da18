import type { Options } from 'yargs';
import type { Command, Option } from './command.ts';

/**
 * The help text that yargs prints for a command, or for the whole tool when `verb` is undefined.
 * Runs at build time (scripts/write-help-texts.ts): yargs costs three times a bare start of Node.
 */
export async function renderHelp(
  commands: readonly Command[],
  verb: string | undefined,
  width: number,
): Promise<string> {
  const { default: yargs } = await import('yargs');
  const parser = yargs().scriptName('why403').locale('en').wrap(width).exitProcess(false);
  const command = commands.find((candidate) => candidate.name === verb);
  if (command) {
    parser.usage(`$0 ${usage(command)}\n\n${command.describe}`).options(yargsOptions(command.options));
    for (const [line, what] of command.examples) parser.example(line, what);
  } else {
    parser.usage('$0 <command> [options]\n\nExplains why AWS answered 403.');
    for (const listed of commands) parser.command(usage(listed), listed.describe);
    parser.example('why403 demo', 'see every verdict on an embedded account');
    parser.example('why403 explain orders', 'explain the call of a function');
    parser.epilogue('Options of a command: why403 <command> --help');
  }
  // yargs writes option groups in the order it learns them; help and version come last.
  parser.help('help', 'show this help').version('version', 'show the version', 'unused');
  return `${await parser.getHelp()}\n`;
}

function usage(command: Command): string {
  return command.positionals === '' ? command.name : `${command.name} ${command.positionals}`;
}

function yargsOptions(options: Readonly<Record<string, Option>>): Record<string, Options> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, yargsOption(option)]));
}

function yargsOption(option: Option): Options {
  const what = option.repeat ? `${option.describe} (repeatable)` : option.describe;
  return {
    describe: option.value ? `${option.value}: ${what}` : what,
    type: option.type === 'optional' ? 'string' : option.type,
    ...(option.alias === undefined ? {} : { alias: option.alias }),
    ...(option.choices === undefined ? {} : { choices: option.choices }),
    ...(option.default === undefined ? {} : { default: option.default }),
    // A repeated value is shown as [array] otherwise; what counts is the type of one value.
    ...(option.type === 'number' ? { requiresArg: true } : {}),
  };
}
