import type { Command, CommandArgs, CommandIo } from '../command.ts';
import { signatureRegion } from '../place-options.ts';
import { SCOPE_OPTIONS } from '../request-options.ts';

/** `why403 verify-signature`: offline, nothing is sent, the secret never is an argument. */
export const command: Command = {
  name: 'verify-signature',
  positionals: '[file]',
  describe: 'Recompute the signature of a recorded request as AWS does, and name the first difference',
  options: {
    ...SCOPE_OPTIONS,
    data: { type: 'string', alias: 'd', value: 'TEXT', describe: 'Body that was sent, or @FILE (curl -v logs none)' },
    answer: { type: 'string', value: 'FILE', describe: "AWS's 403 answer, when the record does not hold it" },
    format: { type: 'string', choices: ['text', 'json'], default: 'text', describe: 'How to print the result' },
  },
  examples: [
    ['curl -v ... 2>&1 | why403 verify-signature', 'check what curl sent; the secret comes from AWS_SECRET_ACCESS_KEY'],
    ['why403 verify-signature request.har --format json', 'check the last signed request of a HAR file'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const stated = { service: args.string('service'), region: signatureRegion(args), data: args.string('data') };
  const { verifyRequest } = await import('../../app/verify-signature.ts');
  const { secretOf } = await import('../ask-secret.ts');
  const [file = '-'] = args.positionals;
  const sources = { file, stdin: file === '-' ? await io.stdin() : undefined, answerFile: args.string('answer') };
  const secret = await secretOf(io);
  const { AWS_SESSION_TOKEN: sessionToken, AWS_ACCESS_KEY_ID: accessKeyId } = io.env;
  const format = args.string('format') === 'json' ? 'json' : 'text';
  const checked = verifyRequest({ ...sources, ...stated, secret, sessionToken, accessKeyId, format });
  if (!checked.ok) throw checked.error;
  io.out(checked.value.text);
  return checked.value.exitCode;
}
