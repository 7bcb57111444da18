import type { Command, CommandArgs, CommandIo } from '../command.ts';

const FORMATS = ['text', 'json', 'junit', 'tap'] as const;

/** `why403 test`: holds policies against the decisions that somebody expects of them. */
export const command: Command = {
  name: 'test',
  positionals: '<file..>',
  describe: 'Run policy tests: cases of who may do what, in JSON or YAML, offline',
  options: {
    format: { type: 'string', choices: FORMATS, default: 'text', describe: 'How to print the results' },
    filter: { type: 'string', repeat: true, value: 'TEXT', describe: 'Only cases whose id contains TEXT' },
    bail: { type: 'boolean', describe: 'Stop at the first case that fails' },
  },
  examples: [
    ['why403 test policies/cases.yaml', 'one file of cases'],
    ['why403 test cases/*.json --format junit', 'for the test report of a build'],
    ['why403 test cases.json --filter url-007', 'one case'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const { testPolicies } = await import('../../app/policy-test.ts');
  const format = FORMATS.find((known) => known === args.string('format')) ?? 'text';
  const request = {
    paths: args.positionals,
    cwd: process.cwd(),
    filter: args.strings('filter'),
    bail: args.flag('bail'),
  };
  const outcome = await testPolicies(request, { format, style: io.style });
  for (const note of outcome.notes) io.note(note);
  io.out(outcome.text);
  return outcome.exitCode;
}
