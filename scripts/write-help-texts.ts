import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadCommands } from '../src/cli/commands.ts';
import { HELP_WIDTHS } from '../src/cli/help-texts.ts';
import { renderHelp } from '../src/cli/render-help.ts';

/**
 * Lets yargs print the help of every command once per width, so that `--help` need not load yargs.
 * One file per command: `{ "100": "…", "80": "…" }`.
 */
export async function writeHelpTexts(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const commands = await loadCommands();
  for (const verb of [undefined, ...commands.map((command) => command.name)]) {
    const texts: Record<string, string> = {};
    for (const width of HELP_WIDTHS) texts[width] = await renderHelp(commands, verb, width);
    writeFileSync(resolve(folder, `${verb ?? 'why403'}.json`), JSON.stringify(texts));
  }
}
