import type { Command, CommandArgs, CommandIo } from '../command.ts';
import { LINT_FORMAT_NAMES, LINT_OPTIONS, lintRequest } from '../lint-options.ts';

/** `why403 lint`: finds the next 403, public function and confused deputy before it is deployed, offline. */
export const command: Command = {
  name: 'lint',
  positionals: '[paths..]',
  describe: 'Lint policies and infrastructure code: files, folders, patterns, or - for stdin',
  options: LINT_OPTIONS,
  examples: [
    ['why403 lint template.yaml', 'one template'],
    ['why403 lint policies --policy-type scp', 'a folder of service control policies'],
    ['why403 lint . --format sarif --output why403.sarif', 'for GitHub code scanning'],
    ['why403 lint . --fix-dry-run', 'what the safe fixes would change'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const request = lintRequest(args, io, process.cwd());
  const inActions = io.env['GITHUB_ACTIONS'] === 'true' && args.string('output') === undefined;
  const format = LINT_FORMAT_NAMES.find((name) => name === args.string('format')) ?? (inActions ? 'github' : 'text');
  const { lint } = await import('../../app/lint.ts');
  const output = { format, style: io.style };
  if (args.flag('watch')) return (await import('../../app/lint-watch.ts')).watchLint(request, output, io);
  const outcome = await lint(request, output);
  for (const note of outcome.notes) io.note(note);
  const file = args.string('output');
  const places = { file, summary: io.env['GITHUB_STEP_SUMMARY'], style: io.style };
  io.out(
    file === undefined && places.summary === undefined
      ? outcome.text
      : (await import('../../app/lint-deliver.ts')).deliverLint(outcome, places),
  );
  return outcome.exitCode;
}
