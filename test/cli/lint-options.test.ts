import { expect, test } from 'vitest';
import { LINT_OPTIONS, lintRequest } from '../../src/cli/lint-options.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';

const io = {
  out: () => {},
  note: () => {},
  progress: () => {},
  stdin: async () => '',
  style: { colour: false, width: 80, unicode: true },
  env: {},
  now: new Date('2026-11-21T00:00:00Z'),
};

function fixOf(...argv: string[]): string | undefined {
  const command = { name: 'lint', positionals: '[paths..]', describe: '', options: LINT_OPTIONS, examples: [] };
  const parsed = parseArguments({ ...command, run: async () => 0 }, argv);
  if (!parsed.ok) throw parsed.error;
  return lintRequest(parsed.value, io, '/').fix;
}

test('--fix writes, --fix-dry-run shows, both together are a mistake', () => {
  expect([fixOf('a'), fixOf('a', '--fix'), fixOf('a', '--fix-dry-run')]).toEqual([undefined, 'apply', 'show']);
  expect(() => fixOf('a', '--fix', '--fix-dry-run')).toThrow('`--fix` writes what `--fix-dry-run` only shows');
});
