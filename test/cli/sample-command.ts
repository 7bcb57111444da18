import type { Command } from '../../src/cli/command.ts';

/** A command with one option of every kind. */
export const sample: Command = {
  name: 'explain',
  positionals: '<target>',
  describe: 'Explain one call',
  options: {
    caller: { type: 'string', describe: 'who calls', value: 'ARN', alias: 'c' },
    context: { type: 'string', describe: 'a condition key', value: 'KEY=VALUE', repeat: true },
    format: { type: 'string', describe: 'form of the output', choices: ['text', 'json'], default: 'text' },
    trace: { type: 'boolean', describe: 'show the layers' },
    max: { type: 'number', describe: 'at most so many', default: 10 },
    base: { type: 'string', describe: 'what is known', value: 'FILE', bare: 'usual.json' },
    probe: { type: 'optional', describe: 'send the call', choices: ['full', 'dry'] },
  },
  examples: [['why403 explain orders', 'one function']],
  run: async () => 0,
};
