import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import type { CommandArgs, CommandIo, Option } from './command.ts';
import { signatureRegion } from './place-options.ts';

/** Options of a live probe, beyond those that name the call. */
export const PROBE_OPTIONS = {
  header: {
    type: 'string',
    alias: 'H',
    repeat: true,
    value: 'LINE',
    describe: 'Header line to send, e.g. "x-tenant: a"',
  },
  data: { type: 'string', alias: 'd', value: 'TEXT', describe: 'Body to send, or @FILE' },
  plus: {
    type: 'string',
    choices: ['space', 'literal'],
    default: 'space',
    describe: 'What a + in the query stands for',
  },
  service: { type: 'string', value: 'NAME', describe: 'Service in the signature, instead of what the host tells' },
  'assume-role': { type: 'string', value: 'ARN', describe: 'Full probe: compare with this role' },
  'api-key-env': { type: 'string', value: 'NAME', describe: 'Full probe: variable with an API key to compare with' },
  'origin-host': { type: 'string', value: 'HOST', describe: 'Full probe: compare with this host, past the CDN' },
  'sign-for-host': { type: 'string', repeat: true, value: 'HOST', describe: 'Host that credentials may be sent to' },
  'force-unsafe-method': { type: 'boolean', describe: 'Full probe: allow POST, PUT, PATCH and DELETE' },
  'probe-in-ci': { type: 'boolean', describe: 'Allow a probe although CI is set' },
  timeout: { type: 'number', value: 'SECONDS', describe: 'Longest time for one request of a probe, at most 15' },
  debug: { type: 'boolean', describe: 'Show on stderr what a probe sends and gets, secrets masked' },
} as const satisfies Readonly<Record<string, Option>>;

/** What the user said about the probe, in the words of `src/app/probe-request.ts`. */
export function probeWords(args: CommandArgs, io: CommandIo) {
  const keyVariable = args.string('api-key-env');
  const apiKey = keyVariable === undefined ? undefined : io.env[keyVariable];
  if (keyVariable !== undefined && (apiKey === undefined || apiKey === '')) {
    throw new UserError('noApiKey', `the variable ${quote(keyVariable)} is not set`, 'export the API key in it');
  }
  return {
    mode: args.string('probe') === 'full' ? ('full' as const) : ('safe' as const),
    method: args.string('method'),
    headers: args.strings('header'),
    data: args.string('data'),
    plus: args.string('plus') === 'literal' ? ('literal' as const) : ('space' as const),
    service: args.string('service'),
    region: signatureRegion(args),
    profile: args.string('profile'),
    endpointUrl: args.string('endpoint-url'),
    assumeRole: args.string('assume-role'),
    apiKey,
    originHost: args.string('origin-host'),
    signForHosts: args.strings('sign-for-host'),
    forceUnsafeMethod: args.flag('force-unsafe-method'),
    inCi: args.flag('probe-in-ci'),
    timeoutSeconds: args.number('timeout'),
    env: io.env,
    announce: io.note,
    trace: args.flag('debug') ? io.note : undefined,
  };
}
