import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { bundlePath, lazyModules } from './lazy-modules.ts';
import { serviceTexts } from './service-texts.ts';
import { writeCodeCache } from './write-code-cache.ts';
import { writeHelpTexts } from './write-help-texts.ts';
import { writeLicences } from './write-licences.ts';
import { writeTypes } from './write-types.ts';

const root = resolve(import.meta.dirname, '..');
const published = resolve(root, 'dist');
/** Built beside dist/ and moved there when complete, so that nobody ever runs half a build. */
const dist = resolve(root, `.dist-${process.pid}`);

/** Packages that stay ordinary dependencies; everything else is bundled (docs/adr/0002-what-is-bundled.md). */
const external = ['@aws-sdk/*', '@smithy/*', 'yargs', 'yargs/*'];

const isExternal = (name: string): boolean => /^(@aws-sdk|@smithy)\/|^yargs$|^node:/.test(name);

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minify: true,
  keepNames: false,
  mainFields: ['module', 'main'],
  external,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Builds the command line (a bundle per lazily loaded module), the library and its types into dist/. */
export async function buildAll(): Promise<void> {
  const inputs = await buildCommandLine();
  const library = existsSync(resolve(root, 'src/index.ts')) ? await buildLibrary() : [];
  await writeHelpTexts(resolve(dist, 'help'));
  writeLicences(root, dist, [...inputs, ...library]);
  writeCodeCache(root, dist);
  publish();
}

function publish(): void {
  const old = `${dist}-old`;
  if (existsSync(published)) renameSync(published, old);
  renameSync(dist, published);
  rmSync(old, { recursive: true, force: true });
}

/** Builds the entry, then every module that a built one loads lazily, until there is none left. */
async function buildCommandLine(): Promise<string[]> {
  const entry = resolve(root, 'src/cli/main.ts');
  // Started by its path (src/app/lint-threads.ts), so nobody imports it.
  const worker = resolve(root, 'src/app/lint-worker.ts');
  const outputs = new Map([
    [entry, resolve(dist, 'main.cjs')],
    [worker, bundlePath(dist, root, worker)],
  ]);
  const inputs: string[] = [];
  for (let waiting = [entry, worker]; waiting.length > 0; ) {
    const found = new Set<string>();
    const bundleOf = (module: string): string => {
      const known = outputs.get(module);
      if (known) return known;
      const outfile = bundlePath(dist, root, module);
      outputs.set(module, outfile);
      found.add(module);
      return outfile;
    };
    const built = await Promise.all(waiting.map((module) => buildBundle(module, bundleOf)));
    inputs.push(...built.flat());
    waiting = [...found];
  }
  copyFileSync(resolve(root, 'scripts/entry.cjs'), resolve(dist, 'cli.cjs'));
  chmodSync(resolve(dist, 'cli.cjs'), 0o755);
  return inputs;
}

async function buildBundle(module: string, bundleOf: (module: string) => string): Promise<string[]> {
  const outfile = bundleOf(module);
  mkdirSync(dirname(outfile), { recursive: true });
  const { metafile } = await build({
    ...shared,
    entryPoints: [module],
    outfile,
    format: 'cjs',
    banner: { js: '"use strict";' },
    // Packages that make a `require` of their own; a CommonJS bundle has no import.meta.
    define: { 'import.meta.url': '__filename' },
    plugins: [lazyModules({ outfile, bundleOf, isExternal }), serviceTexts(outfile, resolve(dist, 'service-data.txt'))],
    metafile: true,
  });
  return packageInputs(metafile);
}

/** ESM with shared chunks, CJS in one file (its lazy parts are the command line's bundles), and declarations. */
async function buildLibrary(): Promise<string[]> {
  const entryPoints = { index: resolve(root, 'src/index.ts') };
  const esm = await build({
    ...shared,
    entryPoints,
    outdir: dist,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    metafile: true,
  });
  const cjs = await build({
    ...shared,
    entryPoints,
    outdir: dist,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    metafile: true,
  });
  writeTypes(root, dist);
  return [...packageInputs(esm.metafile), ...packageInputs(cjs.metafile)];
}

/** Bundled files that come from packages, relative to the checkout. */
function packageInputs(metafile: Metafile): string[] {
  return Object.keys(metafile.inputs)
    .map((input) => relative(root, resolve(input)))
    .filter((input) => input.startsWith('node_modules/'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await buildAll();
  } catch (thrown) {
    // esbuild and tsc have printed what is wrong already; other failures speak for themselves.
    if (!(thrown instanceof Error && /^(Build failed|Command failed)/.test(thrown.message))) throw thrown;
    process.exitCode = 1;
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}
