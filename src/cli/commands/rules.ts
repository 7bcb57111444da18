import type { Command, CommandArgs, CommandIo } from '../command.ts';

/** `why403 rules`: what the tool looks for. */
export const command: Command = {
  name: 'rules',
  positionals: '[id]',
  describe: 'List the rules, or explain one of them',
  options: {},
  examples: [
    ['why403 rules', 'all of them'],
    ['why403 rules function-url-without-invoke-function', 'one, with its reason and its source'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const { listRules, rulePage } = await import('../../app/show-rules.ts');
  const [id] = args.positionals;
  io.out(id === undefined ? listRules(io.style) : rulePage(id, io.style));
  return 0;
}
