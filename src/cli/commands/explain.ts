import { CALL_OPTIONS, callWordsFrom, FROM_OPTION } from '../call-options.ts';
import type { Command, CommandArgs, CommandIo } from '../command.ts';
import { PROBE_OPTIONS, probeWords } from '../probe-options.ts';

const FORMATS = ['text', 'json', 'markdown'] as const;
const FIXES = ['cli', 'json', 'terraform', 'cloudformation', 'cdk'] as const;

/** `why403 explain`: whether one call is allowed, why, and the smallest change that repairs it. */
export const command: Command = {
  name: 'explain',
  positionals: '[target]',
  describe: 'Explain whether a call is allowed, which statement decides, and what repairs it',
  options: {
    ...{ ...CALL_OPTIONS, ...FROM_OPTION },
    trace: { type: 'boolean', describe: 'Show every layer and every statement with its four marks' },
    fix: { type: 'string', choices: FIXES, default: 'cli', describe: 'Language of the fix' },
    format: { type: 'string', choices: FORMATS, default: 'text', describe: 'How to print the explanation' },
    probe: { type: 'optional', choices: ['safe', 'full'], describe: 'Probe the call too; full sends it: code may run' },
    ...PROBE_OPTIONS,
  },
  examples: [
    ['why403 explain orders', 'may I invoke the function orders?'],
    ['why403 explain https://<url-id>.lambda-url.eu-west-1.on.aws/ --caller <role-arn>', 'may that role call the URL?'],
    ['why403 explain --snapshot case.json --fix terraform', 'from saved evidence, without asking AWS'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const format = FORMATS.find((known) => known === args.string('format')) ?? 'text';
  const fix = FIXES.find((known) => known === args.string('fix')) ?? 'cli';
  const output = { format, fix, trace: args.flag('trace'), style: io.style };
  const words = await callWordsFrom(args, io);
  const probed = args.string('probe') !== undefined;
  const { text, exitCode } = probed
    ? await (await import('../../app/probe.ts')).explainAndProbe(words, probeWords(args, io), output)
    : await (await import('../../app/explain.ts')).explain(words, output);
  io.out(text);
  return exitCode;
}
