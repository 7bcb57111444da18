import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { VERSION } from '../domain/version.ts';
import type { CommandIo } from './command.ts';
import { commandLoaders } from './commands.ts';
import { helpText } from './help-texts.ts';
import { nearest } from './nearest.ts';
import { parseArguments } from './parse-arguments.ts';

/** Finds the command that the arguments name, runs it, and returns the exit code. */
export async function dispatch(argv: readonly string[], io: CommandIo): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined) throw new UserError('noCommand', 'no command given', overview());
  if (first === '--version' || first === '-v' || first === '-V') return say(io, `${VERSION}\n`);
  if (first === '--help' || first === '-h') return showHelp(undefined, io);
  if (first === 'help') return showHelp(rest[0], io);
  if (first === '--complete') return say(io, await (await import('./complete.ts')).complete(rest));
  const load = loaderOf(first);
  if (asksForHelp(rest)) return showHelp(first, io);
  const { command } = await load();
  const args = parseArguments(command, rest);
  if (!args.ok) throw args.error;
  return command.run(args.value, io);
}

function overview(): string {
  return 'see `why403 --help`, or try `why403 demo`';
}

function say(io: CommandIo, text: string): number {
  io.out(text);
  return 0;
}

/** `--help` counts anywhere before `--`. */
function asksForHelp(rest: readonly string[]): boolean {
  const end = rest.indexOf('--');
  return (end < 0 ? rest : rest.slice(0, end)).some((argument) => argument === '--help' || argument === '-h');
}

function loaderOf(verb: string) {
  const load = Object.hasOwn(commandLoaders, verb) ? commandLoaders[verb] : undefined;
  if (load) return load;
  if (verb.startsWith('-')) throw new UserError('unknownOption', `unknown option \`${verb}\``, overview());
  throw new UserError('unknownCommand', `unknown command \`${verb}\``, suggestion(verb));
}

function suggestion(verb: string): string {
  if (/^(https?:|arn:)/.test(verb)) return `did you mean \`why403 explain ${verb}\`?`;
  const meant = nearest(verb, Object.keys(commandLoaders));
  return meant ? `did you mean \`why403 ${meant}\`?` : overview();
}

/** Help texts are made at build time (scripts/write-help-texts.ts) and lie beside the bundle. */
function showHelp(verb: string | undefined, io: CommandIo): number {
  if (verb !== undefined) loaderOf(verb);
  const file = resolve(__dirname, 'help', `${verb ?? 'why403'}.json`);
  return say(io, helpText(readFileSync(file, 'utf8'), io.style.width));
}
