import type { Command, CommandArgs, CommandIo } from '../command.ts';

/** `why403 demo`: the five stories on embedded evidence. */
export const command: Command = {
  name: 'demo',
  positionals: '[story]',
  describe: 'Show five stories on an embedded account; needs no network and no credentials',
  options: {
    write: { type: 'string', value: 'DIR', describe: 'Write the evidence of the stories as snapshot files' },
  },
  examples: [
    ['why403 demo', 'every verdict in one line'],
    ['why403 demo 4', 'one story in full'],
    ['why403 demo --write DIR', 'the snapshots, to play with `explain --snapshot`'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const [story] = args.positionals;
  const folder = args.string('write');
  if (folder !== undefined) {
    const { writeDemo } = await import('../../app/write-demo.ts');
    io.out(await writeDemo(folder));
    return 0;
  }
  const { demoOverview, demoStory } = await import('../../app/demo.ts');
  io.out(story === undefined ? demoOverview(io.style) : demoStory(story, io.style));
  return 0;
}
