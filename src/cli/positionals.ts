import { UserError } from '../domain/user-error.ts';
import type { Command } from './command.ts';

/** Holds the positional arguments against the declaration, `<target>` or `[files..]`; undefined when they fit. */
export function checkPositionals(command: Command, given: readonly string[]): UserError | undefined {
  const slots = command.positionals.split(' ').filter((slot) => slot !== '');
  const needed = slots.filter((slot) => slot.startsWith('<'));
  const missing = needed[given.length];
  const see = `see \`why403 ${command.name} --help\``;
  if (missing) {
    const name = missing.replace(/[<>.]/g, '');
    return new UserError('missingArgument', `\`why403 ${command.name}\` needs a ${name}`, see);
  }
  const open = slots.some((slot) => slot.includes('..'));
  const extra = open ? undefined : given[slots.length];
  if (extra === undefined) return undefined;
  return new UserError('unexpectedArgument', `unexpected argument \`${extra}\` of \`why403 ${command.name}\``, see);
}
