import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import type { LintFormat } from '../report/write-lint.ts';
import type { CommandArgs, CommandIo } from './command.ts';
import { LINT_FORMAT_NAMES } from './lint-options.ts';
import { nearest } from './nearest.ts';

/** What the terminal shows, and which reports go to files. */
export interface LintReports {
  readonly format: LintFormat;
  readonly files: readonly { readonly format: LintFormat; readonly file: string }[];
}

/** Formats that the arguments state; a job of GitHub Actions gets annotations. Throws a UserError for an unknown one. */
export function lintReports(args: CommandArgs, env: CommandIo['env']): LintReports {
  const stated = LINT_FORMAT_NAMES.find((name) => name === args.string('format'));
  const inActions = env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
  const files = args.strings('output').map((output) => report(output, stated));
  // `--format sarif --output FILE` is about the file.
  const shown = files.some((file) => file.plain) ? undefined : stated;
  return { format: shown ?? inActions, files };
}

function report(output: string, stated: LintFormat | undefined) {
  const [, name, file = ''] = /^([\w-]+)=(.*)$/s.exec(output) ?? [];
  if ((name === undefined ? output : file) === '-')
    throw new UserError('badOutput', '`-` is no file', `state \`--format ${name ?? stated ?? 'FORMAT'}\` for stdout`);
  if (name === undefined) return { format: stated ?? 'text', file: output, plain: true };
  const format = LINT_FORMAT_NAMES.find((one) => one === name);
  if (format !== undefined && file !== '') return { format, file, plain: false };
  const says =
    format === undefined ? `\`--output\` does not know the format ${quote(name)}` : `${quote(output)} names no file`;
  throw new UserError(
    'badOutput',
    says,
    format === undefined ? formatHint(name, output) : `write \`--output ${name}=FILE\``,
  );
}

function formatHint(name: string, output: string): string {
  const meant = nearest(name, LINT_FORMAT_NAMES);
  const first = meant === undefined ? '' : `\`${meant}\` may be meant; `;
  return `${first}one of ${LINT_FORMAT_NAMES.join(', ')}; a file of that name is written \`./${output}\``;
}
