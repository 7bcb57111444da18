import { UserError } from '../../domain/user-error.ts';
import type { Command, CommandArgs, CommandIo } from '../command.ts';
import { placeOption } from '../place-options.ts';

const FORMATS = ['text', 'json', 'markdown'] as const;

/** `why403 decode`: who refused, and why, from whatever was pasted. Exit 0 allowed, 1 a refusal, 3 not recognised. */
export const command: Command = {
  name: 'decode',
  positionals: '[file]',
  describe:
    'Read an error message, HTTP response, HAR or CloudTrail event: who refused, and why (0 allowed, 1 refused)',
  options: {
    text: { type: 'string', value: 'TEXT', describe: 'The message itself instead of a file' },
    format: { type: 'string', choices: FORMATS, default: 'text', describe: 'How to print the reading' },
    'decode-with-aws': { type: 'boolean', describe: 'Let STS decode an encoded authorization message' },
    profile: { type: 'string', value: 'NAME', describe: 'Profile of the AWS configuration, for --decode-with-aws' },
    region: { type: 'string', value: 'REGION', describe: 'Region to ask STS in, for --decode-with-aws' },
  },
  examples: [
    ['why403 decode error.txt', 'an error of any SDK, the AWS CLI or Terraform; exit 3 when nothing is recognised'],
    ['curl -sv https://<url> 2>&1 | why403 decode -', 'what an HTTP response says'],
    ['why403 decode --text "User: ... is not authorized to perform: ..." --format json', 'for a program'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const place = { profile: args.string('profile'), region: placeOption(args, 'region') };
  const { decode } = await import('../../app/decode.ts');
  const [[file = '-'], text] = [args.positionals, args.string('text')];
  if (args.positionals.length > 0 && text !== undefined)
    throw new UserError('twoInputs', 'both a file and `--text` are given', 'give one of them');
  const stdin = file === '-' && text === undefined ? await io.stdin() : undefined;
  const format = FORMATS.find((known) => known === args.string('format')) ?? 'text';
  const sts = args.flag('decode-with-aws') ? place : undefined;
  const decoded = await decode({ file, stdin, text, format, style: io.style, now: io.now, sts });
  io.out(decoded.text);
  return decoded.exitCode;
}
