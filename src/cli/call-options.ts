import type { CommandArgs, CommandIo, Option } from './command.ts';
import { placeOption } from './place-options.ts';

/** Options that name one call and the evidence for it; the same for every command that looks at a call. */
export const CALL_OPTIONS = {
  caller: {
    type: 'string',
    value: 'WHO',
    describe: 'Who calls: ARN, service principal or `anonymous`; else your credentials',
  },
  'federated-by': {
    type: 'string',
    value: 'ARN',
    describe: 'User that called GetFederationToken, when --caller is a federated user',
  },
  method: { type: 'string', value: 'VERB', describe: 'HTTP method of the call (GET)' },
  path: { type: 'string', value: 'PATH', describe: 'Path of the call, when the target does not hold it' },
  qualifier: { type: 'string', value: 'NAME', describe: 'Version or alias that the call names' },
  function: { type: 'string', value: 'NAME', describe: 'Function behind a function URL, when it cannot be looked up' },
  context: {
    type: 'string',
    value: 'KEY=VALUE',
    repeat: true,
    describe: 'State a condition key; `KEY=` states that AWS does not send it',
  },
  'source-ip': { type: 'string', value: 'IP', describe: 'Address that the call comes from (aws:SourceIp)' },
  snapshot: {
    type: 'string',
    value: 'FILE',
    repeat: true,
    describe: 'Evidence written by `why403 collect`; asks AWS nothing',
  },
  evidence: {
    type: 'string',
    value: 'DIR',
    repeat: true,
    describe: 'Folder with outputs of the AWS CLI; asks AWS nothing',
  },
  'assume-no-scp': {
    type: 'boolean',
    describe: 'State that no service control policy refuses, when nobody can read them; the answer says so',
  },
  live: { type: 'boolean', describe: 'Ask AWS too, although --snapshot or --evidence is given' },
  profile: { type: 'string', value: 'NAME', describe: 'Profile of the AWS configuration' },
  region: { type: 'string', value: 'REGION', describe: 'Region of the target, when it does not hold it' },
  'endpoint-url': { type: 'string', value: 'URL', describe: 'Endpoint of all AWS services, for an emulator' },
} as const satisfies Readonly<Record<string, Option>>;

/** The option that takes the call from a denial; only where a call is explained. */
export const FROM_OPTION = {
  from: { type: 'string', value: 'FILE', describe: 'Denial to start from (`-` for stdin): it names target and caller' },
} as const satisfies Readonly<Record<string, Option>>;

/** The words of the call, completed by the denial of `--from`. */
export async function callWordsFrom(args: CommandArgs, io: CommandIo) {
  const words = callWords(args, io);
  const file = args.string('from');
  if (file === undefined) return words;
  const { callFromDenial } = await import('../app/call-from-denial.ts');
  const stdin = file === '-' ? await io.stdin() : undefined;
  const denied = await callFromDenial(words, { file, stdin, text: undefined });
  io.note(denied.note);
  return denied.words;
}

/** What the user said about the call, in the words of `src/app/call-words.ts`. */
export function callWords(args: CommandArgs, io: CommandIo) {
  return {
    target: args.positionals[0],
    caller: args.string('caller'),
    federatedBy: args.string('federated-by'),
    method: args.string('method'),
    path: args.string('path'),
    qualifier: args.string('qualifier'),
    functionName: args.string('function'),
    context: args.strings('context'),
    sourceIp: args.string('source-ip'),
    snapshotPaths: args.strings('snapshot'),
    evidenceDirs: args.strings('evidence'),
    assumeNoScp: args.flag('assume-no-scp'),
    live: args.flag('live'),
    profile: args.string('profile'),
    region: placeOption(args, 'region'),
    endpointUrl: args.string('endpoint-url'),
    now: io.now,
    onProgress: io.progress,
  };
}
