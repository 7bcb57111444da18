import { CALL_OPTIONS, callWords } from '../call-options.ts';
import type { Command, CommandArgs, CommandIo } from '../command.ts';

/** `why403 collect`: saves the evidence for one call, without secrets, to be explained elsewhere. */
export const command: Command = {
  name: 'collect',
  positionals: '[target]',
  describe: 'Save the evidence for one call in a file that holds no secrets',
  options: {
    output: {
      type: 'string',
      alias: 'o',
      value: 'FILE',
      describe: 'File to write; without it the snapshot is printed',
    },
    force: { type: 'boolean', describe: 'Overwrite the file if it exists' },
    ...CALL_OPTIONS,
  },
  examples: [
    ['why403 collect orders -o orders.json', 'evidence for a call of your own'],
    ['why403 collect orders --caller arn:aws:iam::<account-id>:role/app -o app.json', 'for a call by a role'],
    ['why403 explain orders --snapshot orders.json', 'explain it later, without the account'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const [{ collect }, { collectedText }] = await Promise.all([
    import('../../app/collect.ts'),
    import('../../report/collected-text.ts'),
  ]);
  const path = args.string('output');
  const { snapshot, text } = await collect(callWords(args, io), { path, force: args.flag('force') });
  if (path === undefined) io.out(text);
  for (const line of collectedText(snapshot, path)) io.note(line);
  return 0;
}
