import type { Command } from './command.ts';

/** Every command, in the order of `--help`. Lazy, so that starting one does not load the others. */
export const commandLoaders: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  explain: () => import('./commands/explain.ts'),
  demo: () => import('./commands/demo.ts'),
  collect: () => import('./commands/collect.ts'),
  decode: () => import('./commands/decode.ts'),
  probe: () => import('./commands/probe.ts'),
  sign: () => import('./commands/sign.ts'),
  'verify-signature': () => import('./commands/verify-signature.ts'),
  lint: () => import('./commands/lint.ts'),
  init: () => import('./commands/init.ts'),
  test: () => import('./commands/test.ts'),
  rules: () => import('./commands/rules.ts'),
  permissions: () => import('./commands/permissions.ts'),
  completion: () => import('./commands/completion.ts'),
};

/** All commands, for the help, the completion and the documents. */
export async function loadCommands(): Promise<Command[]> {
  const modules = await Promise.all(Object.values(commandLoaders).map((load) => load()));
  return modules.map((module) => module.command);
}
