import type { LintRequest } from '../app/lint.ts';
import { isCallArn } from '../domain/place-name.ts';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { VERSION } from '../domain/version.ts';
import type { LintFormat } from '../report/write-lint.ts';
import type { CommandArgs, CommandIo, Option } from './command.ts';
import { placeOption } from './place-options.ts';

export const LINT_FORMAT_NAMES = [
  'text',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'markdown',
] as const satisfies readonly LintFormat[];
const POLICY_TYPES = [
  'identity',
  'lambda',
  'rest-api',
  'resource',
  'trust',
  'scp',
  'rcp',
  'boundary',
  'session',
  'vpc-endpoint',
] as const;
const LEVELS = ['error', 'warning', 'info', 'never'] as const;

/** Where --update-baseline writes unless told. */
const USUAL_BASELINE = '.why403-baseline.json';

/** Options of `why403 lint`. */
export const LINT_OPTIONS: Readonly<Record<string, Option>> = {
  format: {
    type: 'string',
    alias: 'f',
    choices: LINT_FORMAT_NAMES,
    describe: 'How to print the findings; github when run by GitHub Actions, else text',
  },
  output: {
    type: 'string',
    alias: 'o',
    repeat: true,
    value: '[FORMAT=]FILE',
    describe: 'Write the report to a file too, in the format of --format or its own; may be repeated',
  },
  'policy-type': {
    type: 'string',
    choices: POLICY_TYPES,
    describe: 'State the type of the policy documents instead of guessing it',
  },
  'stdin-filename': { type: 'string', value: 'NAME', describe: 'Read one file from stdin and call it NAME' },
  config: { type: 'string', value: 'FILE', describe: 'Configuration to use instead of the nearest one' },
  'no-config': { type: 'boolean', describe: 'Use no configuration' },
  'no-ignore': { type: 'boolean', describe: 'Lint what .gitignore and .why403ignore leave out too' },
  'pass-with-no-files': { type: 'boolean', describe: 'Finding nothing to lint is no mistake' },
  rule: { type: 'string', repeat: true, value: 'ID', describe: 'Only this rule; may be repeated' },
  off: { type: 'string', repeat: true, value: 'ID', describe: 'All rules but this one; may be repeated' },
  'fail-on': {
    type: 'string',
    choices: LEVELS,
    describe: 'Least severity that makes the exit code 1 (error unless configured)',
  },
  'max-warnings': { type: 'number', value: 'N', describe: 'Exit 1 when there are more warnings' },
  quiet: { type: 'boolean', alias: 'q', describe: 'Print errors only' },
  baseline: {
    type: 'string',
    value: 'FILE',
    bare: USUAL_BASELINE,
    describe: `Accept the findings that the file names (${USUAL_BASELINE}, when nothing follows)`,
  },
  'update-baseline': { type: 'boolean', describe: 'Write the findings of this run to the baseline' },
  'changed-since': { type: 'string', value: 'REF', describe: 'Only files that differ from the git reference' },
  fix: { type: 'boolean', describe: 'Apply the safe fixes; format and comments stay' },
  'fix-dry-run': { type: 'boolean', describe: 'Show what --fix would change' },
  infos: { type: 'boolean', describe: 'Print every info in full; else a line each, and few of a rule' },
  cache: { type: 'boolean', describe: 'Answer from the last run when nothing has changed since' },
  'cache-location': {
    type: 'string',
    value: 'DIR',
    describe: 'Where --cache keeps results (node_modules/.cache/why403, else .why403cache)',
  },
  threads: {
    type: 'number',
    value: 'N',
    describe: 'Threads to work with (1 unless stated); for many files and four or more processors',
  },
  timing: { type: 'boolean', describe: 'Say on stderr where the time went, by phase and by rule' },
  'print-config': { type: 'boolean', describe: 'Print the configuration that counts here, and lint nothing' },
  watch: { type: 'boolean', describe: 'Lint again whenever a file changes' },
  target: { type: 'string', value: 'ARN', describe: 'Function or API that the policies are meant for' },
  qualifier: { type: 'string', value: 'NAME', describe: 'Alias or version that callers use' },
  account: { type: 'string', value: 'ID', describe: 'Account that templates are deployed to' },
  region: { type: 'string', value: 'REGION', describe: 'Region that templates are deployed to' },
};

/** The request that the arguments state. */
export function lintRequest(args: CommandArgs, io: CommandIo, cwd: string): LintRequest {
  return {
    paths: args.positionals,
    cwd,
    today: io.now.toISOString().slice(0, 10),
    version: VERSION,
    stdin: io.stdin,
    stdinFilename: args.string('stdin-filename'),
    policyType: POLICY_TYPES.find((type) => type === args.string('policy-type')),
    config: args.string('config'),
    noConfig: args.flag('no-config'),
    respectIgnore: !args.flag('no-ignore'),
    passWithNoFiles: args.flag('pass-with-no-files'),
    only: args.strings('rule'),
    off: args.strings('off'),
    failOn: LEVELS.find((level) => level === args.string('fail-on')),
    maxWarnings: maxWarningsOf(args),
    quiet: args.flag('quiet'),
    baseline: args.string('baseline') ?? (args.flag('update-baseline') ? USUAL_BASELINE : undefined),
    updateBaseline: args.flag('update-baseline'),
    changedSince: args.string('changed-since'),
    fix: fixOf(args),
    cache: args.flag('cache') || args.string('cache-location') !== undefined,
    cacheLocation: args.string('cache-location'),
    // Whose time is told works alone.
    threads: args.flag('timing') ? 1 : threadsOf(args),
    timing: args.flag('timing'),
    settings: lintSettings(args),
  };
}

function fixOf(args: CommandArgs): LintRequest['fix'] {
  const shows = args.flag('fix-dry-run');
  if (!args.flag('fix')) return shows ? 'show' : undefined;
  if (!shows) return 'apply';
  throw new UserError(
    'fixOrShow',
    '`--fix` writes what `--fix-dry-run` only shows, so they cannot be given together',
    'leave one of them away',
  );
}

function maxWarningsOf(args: CommandArgs): number | undefined {
  const most = args.number('max-warnings');
  if (most === undefined || (Number.isInteger(most) && most >= 0)) return most;
  throw new UserError('badNumber', `there cannot be ${most} warnings`, 'write a whole number, 0 or more');
}

function threadsOf(args: CommandArgs): number | undefined {
  const threads = args.number('threads');
  if (threads === undefined || (Number.isInteger(threads) && threads >= 1)) return threads;
  throw new UserError(
    'badThreads',
    `there is no way to work with ${threads} threads`,
    'write a whole number from 1 on',
  );
}

/** What the user states about deployment; throws a UserError for what it cannot be. */
function lintSettings(args: CommandArgs): LintRequest['settings'] {
  const target = args.string('target');
  if (target !== undefined && !isCallArn(target)) {
    const hint = 'write the ARN of a function or of an API (arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH)';
    throw new UserError('badTarget', `${quote(target)} is not the ARN of a function or an API`, hint);
  }
  const named = [
    ['target', target],
    ['qualifier', args.string('qualifier')],
    ['account', placeOption(args, 'account')],
    ['region', placeOption(args, 'region')],
  ] as const;
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}
