import { UserError } from '../../domain/user-error.ts';
import type { Command } from '../command.ts';
import { completionScript, SHELLS } from '../completion-script.ts';

/** `why403 completion`: a script with which a shell completes commands and options. */
export const command: Command = {
  name: 'completion',
  positionals: '<shell>',
  describe: 'Print a script that lets your shell complete commands and options',
  options: {},
  examples: [['source <(why403 completion bash)', 'complete in this shell']],
  async run(args, io) {
    const shell = args.positionals[0] ?? '';
    const script = completionScript(shell);
    if (!script) {
      throw new UserError('unknownShell', `no completion for the shell \`${shell}\``, `one of ${SHELLS.join(', ')}`);
    }
    io.out(script);
    return 0;
  },
};
