import { forgeStyle } from '../../app/lint-forge.ts';
import type { Command, CommandArgs, CommandIo } from '../command.ts';
import { LINT_OPTIONS, lintRequest } from '../lint-options.ts';
import { lintReports } from '../lint-reports.ts';

/** `why403 lint`: finds the next 403, public function and confused deputy before it is deployed, offline. */
export const command: Command = {
  name: 'lint',
  positionals: '[paths..]',
  describe: 'Lint policies and infrastructure code: files, folders, patterns, or - for stdin',
  options: LINT_OPTIONS,
  examples: [
    ['why403 lint template.yaml', 'one template'],
    ['why403 lint policies --policy-type scp', 'a folder of service control policies'],
    ['why403 lint . -o sarif=why403.sarif -o junit=why403.xml', 'two reports besides the text'],
    ['why403 lint . --fix-dry-run', 'what the safe fixes would change'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const request = lintRequest(args, io, process.cwd());
  if (args.flag('print-config')) {
    io.out(await (await import('../../app/lint-show-config.ts')).showConfig(request));
    return 0;
  }
  const { format, files } = lintReports(args, io.env);
  const style = { ...io.style, infos: args.flag('infos'), ...forgeStyle(request.cwd, io.env) };
  if (args.flag('watch')) return (await import('../../app/lint-watch.ts')).watchLint(request, { format, style }, io);
  const outcome = await (await import('../../app/lint.ts')).lint(request, { format, style });
  for (const note of outcome.notes) io.note(note);
  const summary = io.env['GITHUB_STEP_SUMMARY'];
  if (files.length > 0 || summary !== undefined) {
    const { deliverLint } = await import('../../app/lint-deliver.ts');
    for (const note of deliverLint(outcome, { files, summary, style })) io.note(note);
  }
  io.out(outcome.text);
  return outcome.exitCode;
}
