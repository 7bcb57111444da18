import { loadCommands } from '../../src/cli/commands.ts';
import { renderHelp } from '../../src/cli/render-help.ts';

/** docs/cli.md: the help of every command, as yargs prints it from the declarations. */
export async function commandsPage(): Promise<ReadonlyMap<string, string>> {
  const commands = await loadCommands();
  const parts = ['# Command line', '', 'Made from the declarations in `src/cli/commands` by `npm run gen`.', ''];
  parts.push(...block(await renderHelp(commands, undefined, 100)));
  for (const command of commands) {
    parts.push(`## why403 ${command.name}`, '', ...block(await renderHelp(commands, command.name, 100)));
  }
  parts.push('Exit codes: [exit-codes.md](exit-codes.md).', '');
  return new Map([['docs/cli.md', parts.join('\n')]]);
}

function block(text: string): string[] {
  return ['```text', text.trimEnd(), '```', ''];
}
