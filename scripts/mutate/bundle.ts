import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build, type Plugin, transformSync } from 'esbuild';
import { instrument, type Mutant } from './instrument.ts';

/** Tests and sources as one script, with every mutant of the chosen files in it. */
export interface MutationBundle {
  readonly code: string;
  readonly mutants: readonly Mutant[];
}

/** Bundles the test files; `vitest`, packages and node modules stay outside and are asked from `require`. */
export async function bundleWithMutants(
  root: string,
  tests: readonly string[],
  isMutated: (file: string) => boolean,
): Promise<MutationBundle> {
  const mutants: Mutant[] = [];
  const plugin: Plugin = {
    name: 'mutants',
    setup: (setup) => {
      setup.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const file = relative(root, path).replaceAll('\\', '/');
        if (!isMutated(file)) return undefined;
        const plain = transformSync(readFileSync(path, 'utf8'), { loader: 'ts', target: 'node20' }).code;
        const { code, mutants: found } = instrument(file, plain, mutants.length + 1);
        mutants.push(...found);
        return { contents: code, loader: 'js' };
      });
    },
  };
  const stdin = {
    contents: tests.map((file) => `import './${file}';`).join('\n'),
    resolveDir: root,
    loader: 'ts' as const,
  };
  const result = await build({
    stdin,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    plugins: [plugin],
    logLevel: 'error',
  });
  return { code: result.outputFiles[0]?.text ?? '', mutants };
}
