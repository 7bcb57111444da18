import { loadCommands } from './commands.ts';
import { yargsOptions } from './yargs-options.ts';

/** What could follow the words typed so far, one per line; asked by the scripts of `why403 completion`. */
export async function complete(words: readonly string[]): Promise<string> {
  const { default: yargs } = await import('yargs');
  const parser = yargs().scriptName('why403').locale('en').help().version(false).exitProcess(false);
  for (const command of await loadCommands()) {
    parser.command(command.name, command.describe, (inner) => inner.options(yargsOptions(command.options)));
  }
  // yargs takes the first word as the program's name and the last as the one being typed.
  const found = await new Promise<readonly string[]>((resolve, reject) => {
    parser.getCompletion(['why403', ...words], (error, completions) => (error ? reject(error) : resolve(completions)));
  });
  return found.map((line) => `${line}\n`).join('');
}
