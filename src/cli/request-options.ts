import type { Option } from './command.ts';

/** Options of every command that makes a request. */
export const REQUEST_OPTIONS: Readonly<Record<string, Option>> = {
  method: { type: 'string', alias: 'X', value: 'METHOD', describe: 'HTTP method' },
  header: {
    type: 'string',
    alias: 'H',
    repeat: true,
    value: 'LINE',
    describe: 'Header line to send, e.g. "x-tenant: a"',
  },
  data: { type: 'string', alias: 'd', value: 'TEXT', describe: 'Body, or @FILE' },
  plus: {
    type: 'string',
    choices: ['space', 'literal'],
    default: 'space',
    describe: 'What a + in the query stands for',
  },
  profile: { type: 'string', value: 'NAME', describe: 'Profile of the AWS configuration to take credentials from' },
};

/** Options that overrule what the host name says about the signature. */
export const SCOPE_OPTIONS: Readonly<Record<string, Option>> = {
  service: { type: 'string', value: 'NAME', describe: 'Service in the signature, instead of what the host tells' },
  region: { type: 'string', value: 'REGION', describe: 'Region in the signature, instead of what the host tells' },
};
