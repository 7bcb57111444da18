/** Who may import whom. A room that is not named in `ours` must not be imported; packages likewise. */
export interface Room {
  readonly ours: readonly string[];
  readonly packages: readonly (string | RegExp)[];
  /** Rooms of which only types may be named. */
  readonly types?: readonly string[];
  /** `pure` rooms have no clock, environment, files, network or randomness. */
  readonly pure: boolean;
}

const everyRoom = [
  'domain',
  'snapshot',
  'source',
  'template',
  'engine',
  'denial',
  'signature',
  'rule',
  'service-data',
  'rules',
  'remedy',
  'reconcile',
  'report',
  'collect',
  'probe',
  'app',
];

export const rooms: Readonly<Record<string, Room>> = {
  domain: { ours: [], packages: ['zod/mini'], pure: true },
  // What a rule wants changed in a file is declared by the kit of the rules.
  source: { ours: ['domain'], types: ['rule'], packages: ['yaml'], pure: true },
  snapshot: { ours: ['domain', 'source'], packages: ['zod/mini'], pure: true },
  template: { ours: ['domain', 'source', 'snapshot', 'rule'], packages: [], pure: true },
  engine: { ours: ['domain', 'snapshot', 'source'], packages: [], pure: true },
  denial: { ours: ['domain'], packages: [], pure: true },
  signature: { ours: ['domain', 'source'], packages: [/^@smithy\//, 'node:crypto', 'zod/mini'], pure: true },
  rule: { ours: ['domain', 'snapshot', 'engine', 'source'], packages: [], pure: true },
  rules: { ours: ['rule', 'domain', 'engine', 'source'], packages: [], pure: true },
  'service-data': { ours: ['domain', 'rule'], packages: [], pure: true },
  remedy: { ours: ['domain', 'snapshot', 'engine'], packages: [], pure: true },
  reconcile: { ours: ['domain', 'denial', 'signature'], packages: [], pure: true },
  report: {
    ours: ['domain', 'snapshot', 'rule', 'signature', 'reconcile', 'denial'],
    packages: ['zod/mini'],
    pure: true,
  },
  collect: {
    ours: ['domain', 'snapshot', 'source'],
    packages: ['zod/mini', /^@aws-sdk\//, /^@smithy\//, /^node:/],
    pure: false,
  },
  probe: { ours: ['domain', 'denial', 'signature'], packages: [/^node:/], pure: false },
  app: { ours: everyRoom, packages: [/^node:/, 'zod/mini', 'yaml', 'tinyglobby', 'ignore'], pure: false },
  cli: { ours: ['app', 'report', 'domain'], packages: ['yargs', /^node:/], pure: false },
};

/** The one file outside its room that others may name, and only its types: how the terminal wants its text. */
export const sharedTypes = 'src/cli/command.ts';
