/** Exit codes of the whole product; docs/exit-codes.md is generated from this table. */
export const EXIT_CODES = {
  0: 'allowed, clean, or done',
  1: 'denied (with `--from`: also by something else than policies), findings, or failed cases',
  2: 'the command line or an input is wrong; nothing but a lint report is written to stdout',
  3: 'undetermined: evidence is missing, and the output names it',
  4: 'the probe contradicts the verdict',
  70: 'a bug of why403',
} as const;

/** A usage or input error. */
export const EXIT_USAGE = 2;
/** A bug of ours. */
export const EXIT_BUG = 70;
