import { CALL_OPTIONS, callWords } from '../call-options.ts';
import type { Command, CommandArgs, CommandIo } from '../command.ts';
import { PROBE_OPTIONS, probeWords } from '../probe-options.ts';

/** `why403 probe`: a bounded live experiment, held against the decision. */
export const command: Command = {
  name: 'probe',
  positionals: '[target]',
  describe: 'Send a bounded signed experiment and hold it against the decision; a safe probe cannot run your code',
  options: {
    ...CALL_OPTIONS,
    probe: {
      type: 'string',
      choices: ['safe', 'full'],
      default: 'safe',
      describe: 'full sends the call: code may run',
    },
    ...PROBE_OPTIONS,
    format: { type: 'string', choices: ['text', 'json'], default: 'text', describe: 'How to print the result' },
  },
  examples: [
    ['why403 probe https://<url-id>.lambda-url.eu-west-1.on.aws/', 'what AWS answers, without running the function'],
    ['why403 probe --probe=full --method GET https://<api-id>.execute-api.eu-west-1.amazonaws.com/prod/a', 'the call'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const { probe } = await import('../../app/probe.ts');
  const format = args.string('format') === 'json' ? 'json' : 'text';
  const { text, exitCode } = await probe(callWords(args, io), probeWords(args, io), format);
  io.out(text);
  return exitCode;
}
