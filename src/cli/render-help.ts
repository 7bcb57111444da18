import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { usageOf, yargsOptions } from './yargs-options.ts';

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
  if (command) declareCommand(parser, command);
  else declareTool(parser, commands);
  parser.help('help', 'show this help');
  return `${await parser.getHelp()}\n`;
}

function declareCommand(parser: Argv, command: Command): void {
  parser
    .usage(`$0 ${usageOf(command)}\n\n${command.describe}`)
    .version(false)
    .options(yargsOptions(command.options));
  for (const [line, what] of command.examples) parser.example(line, what);
}

function declareTool(parser: Argv, commands: readonly Command[]): void {
  parser.usage('$0 <command> [options]\n\nExplains why AWS answered 403.').version('version', 'show the version', '');
  for (const listed of commands) parser.command(usageOf(listed), listed.describe);
  parser.example('why403 demo', 'see every verdict on an embedded account');
  parser.example('why403 explain orders', 'explain a call of the function `orders`');
  parser.epilogue('Options of a command: why403 <command> --help');
}
