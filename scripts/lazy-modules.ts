import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Where the bundle of a lazily loaded module goes: `src/cli/commands/explain.ts` → `dist/commands/explain.cjs`. */
export function bundlePath(dist: string, root: string, module: string): string {
  const inside = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module);
  if (inside?.[1]) return resolve(dist, 'packages', `${inside[1].replace('/', '-')}.cjs`);
  const place = relative(root, module)
    .replace(/\.ts$/, '.cjs')
    .replace(/^src\/cli\//, '')
    .replace(/^src\//, '');
  return resolve(dist, place);
}

/** How lazily loaded modules become bundles. */
export interface LazyBundles {
  readonly outfile: string;
  /** The bundle of a module; asking for it means that it is needed. */
  readonly bundleOf: (module: string) => string;
  /** Packages that stay dependencies. */
  readonly isExternal: (name: string) => boolean;
}

/**
 * Turns `import('./x.ts')` and `import('package')` into a lazy `require` of a bundle of its own. A dynamic import of a
 * dependency becomes a lazy `require` of it (synchronous and half the time of the ESM loader), except yargs, which is
 * published as ESM only.
 */
export function lazyModules({ outfile, bundleOf, isExternal }: LazyBundles): Plugin {
  return {
    name: 'lazy-modules',
    setup(build) {
      const inFolder = (bundle: string): string => {
        const target = relative(dirname(outfile), bundle);
        return target.startsWith('.') ? target : `./${target}`;
      };
      build.onResolve({ filter: /.*/ }, async (args) => {
        if (args.namespace === 'lazy') return { path: args.path, external: true };
        if (args.kind !== 'dynamic-import' || args.path === 'yargs') return undefined;
        if (isExternal(args.path)) return { path: args.path, namespace: 'lazy' };
        const found = await build.resolve(args.path, { kind: 'import-statement', resolveDir: args.resolveDir });
        if (found.errors.length > 0 || found.external) return undefined;
        return { path: inFolder(bundleOf(found.path)), namespace: 'lazy' };
      });
      build.onLoad({ filter: /.*/, namespace: 'lazy' }, (args) => ({
        contents: `module.exports = require(${JSON.stringify(args.path)})`,
        loader: 'js',
      }));
    },
  };
}
