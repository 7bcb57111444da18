import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isUserError, UserError } from '../domain/user-error.ts';
import type { LintConfig } from './lint-config-schema.ts';

/** A configuration and the folder that its patterns are relative to. */
export interface LoadedConfig {
  readonly config: LintConfig;
  /** File it was read from; undefined when there is none. */
  readonly path: string | undefined;
  readonly folder: string;
}

const NAMES = [
  ...['mjs', 'js', 'cjs', 'mts', 'ts', 'json', 'jsonc', 'yaml', 'yml'].map((ending) => `why403.config.${ending}`),
  ...['.why403rc', '.why403rc.json', '.why403rc.yaml', '.why403rc.yml'],
];

/** The configuration given by name, else the nearest one upwards; UserError when it cannot be used. */
export async function loadLintConfig(cwd: string, named: string | undefined): Promise<LoadedConfig> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  if (path === undefined) return { config: {}, path: undefined, folder: cwd };
  if (!existsSync(path))
    throw new UserError('noConfig', `there is no configuration \`${named}\``, 'check the path, or leave --config away');
  return { config: await readConfig(path, []), path, folder: dirname(path) };
}

function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const name = NAMES.find((candidate) => existsSync(resolve(folder, candidate)));
    if (name !== undefined) return resolve(folder, name);
    const manifest = resolve(folder, 'package.json');
    if (existsSync(manifest) && /"why403"\s*:\s*\{/.test(readFileSync(manifest, 'utf8'))) return manifest;
    if (folder === dirname(folder)) return undefined;
  }
}

async function readConfig(path: string, chain: readonly string[]): Promise<LintConfig> {
  if (chain.includes(path))
    throw new UserError('configCircle', `configuration \`${path}\` extends itself`, 'take one of the `extends` away');
  const raw = await rawConfig(path);
  const { lintConfigSchema } = await import('./lint-config-schema.ts');
  const checked = lintConfigSchema.safeParse(raw);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? 'the configuration' : `\`${issue.path.join('.')}\``;
    throw new UserError(
      'badConfig',
      `${place} in \`${path}\` is not valid: ${issue?.message ?? ''}`.trimEnd(),
      'see docs/schema/lint-config.json',
    );
  }
  const own = checked.data;
  const parents = [own.extends ?? []].flat();
  let merged: LintConfig = {};
  for (const parent of parents)
    merged = mergeConfig(merged, await readConfig(parentPath(path, parent), [...chain, path]));
  return mergeConfig(merged, own);
}

function parentPath(from: string, parent: string): string {
  const path = isAbsolute(parent) ? parent : resolve(dirname(from), parent);
  if (existsSync(path)) return path;
  const inModules = resolve(dirname(from), 'node_modules', parent);
  const found = ['', '/why403.config.json', '/why403.config.yaml']
    .map((ending) => inModules + ending)
    .find((one) => /\.\w+$/.test(one) && existsSync(one));
  if (found === undefined)
    throw new UserError(
      'noConfig',
      `\`extends\` names \`${parent}\`, which is not there`,
      `it is looked for beside \`${from}\` and in node_modules`,
    );
  return found;
}

async function rawConfig(path: string): Promise<unknown> {
  try {
    if (/\.[cm]?[jt]s$/.test(path)) {
      const loaded: { readonly default?: unknown } = await import(pathToFileURL(path).href);
      return loaded.default ?? {};
    }
    const text = readFileSync(path, 'utf8');
    if (path.endsWith('package.json')) return JSON.parse(text).why403 ?? {};
    return await parsedConfig(path, text);
  } catch (thrown) {
    if (isUserError(thrown)) throw thrown;
    const why = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : 'it cannot be read';
    const hint = /\.[cm]?ts$/.test(path)
      ? 'Node.js before 22.18 does not load TypeScript: use .mjs, .json or .yaml'
      : 'see docs/lint.md for an example';
    throw new UserError('badConfig', `\`${path}\` cannot be loaded: ${why}`, hint);
  }
}

async function parsedConfig(path: string, text: string): Promise<unknown> {
  if (/^\s*[{]/.test(text)) {
    const { parseJson } = await import('../source/json.ts');
    const parsed = parseJson(text, { recover: true });
    if (!parsed.ok)
      throw new UserError(
        'badConfig',
        `\`${path}\` line ${parsed.error.line} column ${parsed.error.column}: ${parsed.error.message}`,
        'repair the JSON',
      );
    return parsed.value;
  }
  const { parse } = await import('yaml');
  return parse(text) ?? {};
}

/** The later configuration counts; rules and overrides add up. */
function mergeConfig(base: LintConfig, own: LintConfig): LintConfig {
  const joined = <T>(one: readonly T[] | undefined, other: readonly T[] | undefined): T[] | undefined =>
    one === undefined && other === undefined ? undefined : [...(one ?? []), ...(other ?? [])];
  const { extends: _, ...rest } = own;
  return {
    ...base,
    ...rest,
    ...defined({
      rules: base.rules === undefined && own.rules === undefined ? undefined : { ...base.rules, ...own.rules },
      overrides: joined(base.overrides, own.overrides),
      ignores: joined(base.ignores, own.ignores),
      ignorePatterns: joined(base.ignorePatterns, own.ignorePatterns),
      plugins: joined(base.plugins, own.plugins),
      customRules: joined(base.customRules, own.customRules),
      trustedAccounts: joined(base.trustedAccounts, own.trustedAccounts),
    }),
  };
}

function defined<T extends object>(fields: T): Partial<T> {
  const kept: Partial<T> = { ...fields };
  for (const key in fields) if (fields[key] === undefined) delete kept[key];
  return kept;
}
