import { CALL_OPTIONS, callWords } from '../call-options.ts';
import type { Command, CommandArgs, CommandIo } from '../command.ts';

const FORMATS = ['text', 'json', 'markdown'] as const;
const FIXES = ['cli', 'json', 'terraform', 'cloudformation', 'cdk'] as const;

/** `why403 explain`: whether one call is allowed, why, and the smallest change that repairs it. */
export const command: Command = {
  name: 'explain',
  positionals: '[target]',
  describe: 'Explain whether a call is allowed, which statement decides, and what repairs it',
  options: {
    ...CALL_OPTIONS,
    trace: { type: 'boolean', describe: 'Show every layer and every statement with its four marks' },
    fix: { type: 'string', choices: FIXES, default: 'cli', describe: 'Language of the fix' },
    format: { type: 'string', choices: FORMATS, default: 'text', describe: 'How to print the explanation' },
  },
  examples: [
    ['why403 explain orders', 'may I invoke the function orders?'],
    [
      'why403 explain https://<url-id>.lambda-url.eu-west-1.on.aws/ --caller arn:aws:iam::111122223333:role/app',
      'may that role call the URL?',
    ],
    ['why403 explain --snapshot case.json --fix terraform', 'from saved evidence, without asking AWS'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const { explain } = await import('../../app/explain.ts');
  const format = FORMATS.find((known) => known === args.string('format')) ?? 'text';
  const fix = FIXES.find((known) => known === args.string('fix')) ?? 'cli';
  const output = { format, fix, trace: args.flag('trace'), style: io.style };
  const { text, exitCode } = await explain(callWords(args, io), output);
  io.out(text);
  return exitCode;
}
