import { EXIT_CODES } from '../../src/cli/exit-code.ts';

/** docs/exit-codes.md, from the table in the sources. */
export async function exitCodesPage(): Promise<ReadonlyMap<string, string>> {
  const rows = Object.entries(EXIT_CODES).map(([code, meaning]) => `| ${code} | ${meaning} |`);
  const text = [
    '# Exit codes',
    '',
    'The same for every command. Made from `src/cli/exit-code.ts` by `npm run gen`.',
    '',
    '| code | meaning |',
    '|---|---|',
    ...rows,
    '',
  ];
  return new Map([['docs/exit-codes.md', text.join('\n')]]);
}
