import type { Command, CommandArgs, CommandIo } from '../command.ts';
import { signatureRegion } from '../place-options.ts';
import { REQUEST_OPTIONS, SCOPE_OPTIONS } from '../request-options.ts';

const FORMATS = ['curl', 'headers', 'json'] as const;

/** `why403 sign`: prints a signed request, sends nothing. */
export const command: Command = {
  name: 'sign',
  positionals: '<url>',
  describe: 'Print a signed request to a function URL or an API; it carries your session token, if you have one',
  options: {
    ...REQUEST_OPTIONS,
    ...SCOPE_OPTIONS,
    presign: { type: 'number', value: 'SECONDS', describe: 'Sign the query (presigned URL) for so long' },
    format: { type: 'string', choices: FORMATS, default: 'curl', describe: 'How to print the request' },
  },
  examples: [
    ['why403 sign https://<url-id>.lambda-url.eu-west-1.on.aws/', 'a curl command for a GET'],
    ['why403 sign -d @order.json https://<api-id>.execute-api.eu-west-1.amazonaws.com/prod/orders', 'for a POST'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const { sign } = await import('../../app/sign.ts');
  const words = (name: string) => args.string(name);
  const scope = { service: words('service'), region: signatureRegion(args), profile: words('profile') };
  const request = { url: args.positionals[0] ?? '', method: words('method'), data: words('data') };
  const [headers, presign] = [args.strings('header'), args.number('presign')];
  const plus = words('plus') === 'literal' ? 'literal' : 'space';
  const format = FORMATS.find((known) => known === words('format')) ?? 'curl';
  const signed = await sign({ ...request, ...scope, headers, plus, format, presign, now: io.now });
  if (!signed.ok) throw signed.error;
  for (const warning of signed.value.warnings) io.note(`note: ${warning}`);
  io.out(signed.value.text);
  return 0;
}
