/** One option of a command, declared as data; the parser, `--help`, completion and docs/cli.md are all made from it. */
export interface Option {
  /** `optional` takes an optional value: `--probe` or `--probe=full`. */
  readonly type: 'string' | 'boolean' | 'number' | 'optional';
  readonly describe: string;
  readonly alias?: string;
  readonly choices?: readonly string[];
  /** May be given several times. */
  readonly repeat?: boolean;
  readonly default?: string | number | boolean;
  /** What the value is called in the help: FILE, DIR, ARN. */
  readonly value?: string;
  /** The value when the option stands alone: nothing follows it, or another option does. */
  readonly bare?: string;
}

/** What the user typed, already checked against the declaration. */
export interface CommandArgs {
  readonly positionals: readonly string[];
  /** The value of an option, or its default; undefined when not given. `optional` without value gives ''. */
  string(name: string): string | undefined;
  strings(name: string): readonly string[];
  number(name: string): number | undefined;
  flag(name: string): boolean;
}

/** How the terminal wants its text. Decided once in cli/style.ts from NO_COLOR, FORCE_COLOR, TERM, the stream and its width. */
export interface Style {
  readonly colour: boolean;
  /** Columns, at most 100. */
  readonly width: number;
  readonly unicode: boolean;
}

/** The only door to the outside that a command has. */
export interface CommandIo {
  /** Collects what goes to stdout; written in one piece when the command ends without a UserError. */
  out(text: string): void;
  /** A line on stderr at once. */
  note(text: string): void;
  /** Progress on stderr, only on a terminal; replaced by the next call and cleared at the end. */
  progress(text: string): void;
  stdin(): Promise<string>;
  readonly style: Style;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
}

/** One command: declaration and a handler that delegates to a use case loaded with `await import()`. */
export interface Command {
  readonly name: string;
  /** Positional arguments as shown in the usage line, e.g. `<target>` or `[files..]`. */
  readonly positionals: string;
  readonly describe: string;
  readonly options: Readonly<Record<string, Option>>;
  /** `[command line, what it does]` */
  readonly examples: readonly (readonly [string, string])[];
  /** Returns the exit code (docs/exit-codes.md). */
  run(args: CommandArgs, io: CommandIo): Promise<number>;
}
