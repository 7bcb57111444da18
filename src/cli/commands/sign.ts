import type { Command, CommandArgs, CommandIo } from '../command.ts';

/** `why403 sign`: prints a signed request, sends nothing. */
export const command: Command = {
  name: 'sign',
  positionals: '<url>',
  describe:
    'Print a signed request to a function URL or an API. The output carries your session token, if you have one.',
  options: {
    method: { type: 'string', alias: 'X', value: 'METHOD', describe: 'HTTP method; GET, or POST with --data' },
    header: {
      type: 'string',
      alias: 'H',
      repeat: true,
      value: 'LINE',
      describe: 'Header line to send and sign, e.g. "x-tenant: a"',
    },
    data: { type: 'string', alias: 'd', value: 'TEXT', describe: 'Body, or @FILE' },
    service: { type: 'string', value: 'NAME', describe: 'Service to sign for, instead of the one that the host tells' },
    region: { type: 'string', value: 'REGION', describe: 'Region to sign for, instead of the one that the host tells' },
    profile: { type: 'string', value: 'NAME', describe: 'Profile of the AWS configuration to take credentials from' },
    plus: {
      type: 'string',
      choices: ['space', 'literal'],
      default: 'space',
      describe: 'What a + in the query stands for',
    },
    presign: {
      type: 'number',
      value: 'SECONDS',
      describe: 'Sign the query (presigned URL, WebSocket) for so many seconds',
    },
    format: {
      type: 'string',
      choices: ['curl', 'headers', 'json'],
      default: 'curl',
      describe: 'How to print the request',
    },
  },
  examples: [
    ['why403 sign https://<url-id>.lambda-url.eu-west-1.on.aws/', 'a curl command for a function URL'],
    [
      'why403 sign -d \'{"a":1}\' --format headers https://<api-id>.execute-api.eu-west-1.amazonaws.com/prod/orders',
      'raw headers of a POST',
    ],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const { sign } = await import('../../app/sign.ts');
  const format = args.string('format');
  const signed = await sign({
    url: args.positionals[0] ?? '',
    method: args.string('method'),
    headers: args.strings('header'),
    data: args.string('data'),
    service: args.string('service'),
    region: args.string('region'),
    profile: args.string('profile'),
    plus: args.string('plus') === 'literal' ? 'literal' : 'space',
    presign: args.number('presign'),
    format: format === 'headers' || format === 'json' ? format : 'curl',
    now: io.now,
  });
  if (!signed.ok) throw signed.error;
  for (const warning of signed.value.warnings) io.note(`note: ${warning}`);
  io.out(signed.value.text);
  return 0;
}
