import type { Command, CommandArgs, CommandIo } from '../command.ts';

const FORMATS = ['yaml', 'json'] as const;
const CI = ['github', 'gitlab', 'pre-commit'] as const;

/** `why403 init`: a configuration for lint, and a job that runs it. */
export const command: Command = {
  name: 'init',
  positionals: '',
  describe: 'Write a configuration for `why403 lint`, and a job for CI',
  options: {
    format: { type: 'string', choices: FORMATS, default: 'yaml', describe: 'Language of the configuration' },
    ci: { type: 'string', choices: CI, repeat: true, describe: 'Write a job for this system too' },
    force: { type: 'boolean', describe: 'Write over files that are there' },
  },
  examples: [
    ['why403 init', 'why403.config.yaml with its explanations'],
    ['why403 init --ci github', 'and .github/workflows/why403.yml'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const { initLint } = await import('../../app/lint-init.ts');
  const format = FORMATS.find((name) => name === args.string('format')) ?? 'yaml';
  const ci = CI.filter((name) => args.strings('ci').includes(name));
  io.out(initLint({ cwd: process.cwd(), format, ci, force: args.flag('force') }));
  return 0;
}
