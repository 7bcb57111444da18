import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Where the bundle of a lazily loaded module goes: `src/cli/commands/explain.ts` → `dist/commands/explain.cjs`. */
export function bundlePath(dist: string, root: string, module: string): string {
  const place = relative(root, module)
    .replace(/\.ts$/, '.cjs')
    .replace(/^src\/cli\//, '')
    .replace(/^src\//, '');
  return resolve(dist, place);
}

/**
 * Turns `import('./x.ts')` into a lazy `require` of a bundle of its own and reports each such module to `found`.
 * A dynamic import of a package becomes a lazy `require` too (synchronous and half the time of the ESM loader),
 * except yargs, which is published as ESM only.
 */
export function lazyModules(outfile: string, bundleOf: (module: string) => string): Plugin {
  return {
    name: 'lazy-modules',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => {
        if (args.namespace === 'lazy') return { path: args.path, external: true };
        if (args.kind !== 'dynamic-import' || args.path === 'yargs') return undefined;
        if (!args.path.startsWith('.')) return { path: args.path, namespace: 'lazy' };
        const target = relative(dirname(outfile), bundleOf(resolve(args.resolveDir, args.path)));
        return { path: target.startsWith('.') ? target : `./${target}`, namespace: 'lazy' };
      });
      build.onLoad({ filter: /.*/, namespace: 'lazy' }, (args) => ({
        contents: `module.exports = require(${JSON.stringify(args.path)})`,
        loader: 'js',
      }));
    },
  };
}
