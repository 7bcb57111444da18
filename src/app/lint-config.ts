import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { packageEntry, packageFolder } from './find-package.ts';
import { type ConfigText, configIn, findConfig, readConfigFile, shownPath } from './lint-config-file.ts';
import { configPlace } from './lint-config-place.ts';
import { type NamedRule, rulesNamedIn } from './lint-config-rules.ts';
import type { LintConfig, StatedConfig } from './lint-config-schema.ts';

/** A configuration and the folder that its patterns are relative to. */
export interface LoadedConfig {
  readonly config: LintConfig;
  /** File it was read from; undefined when there is none. */
  readonly path: string | undefined;
  readonly folder: string;
  /** Rules that it names, and what it extends too. */
  readonly ruleNames?: readonly NamedRule[];
}

/** The configuration given by name, else the nearest one upwards; UserError when it cannot be used. */
export async function loadLintConfig(cwd: string, named: string | undefined): Promise<LoadedConfig> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  if (path === undefined) return { config: {}, path: undefined, folder: cwd };
  if (!existsSync(path))
    throw new UserError('noConfig', `there is no configuration \`${named}\``, 'check the path, or leave --config away');
  const ruleNames: NamedRule[] = [];
  const folder = dirname(path);
  return { config: await readConfig(path, { chain: [], folder, ruleNames }), path, folder, ruleNames };
}

interface ConfigRequest {
  /** Files that extend it, the outermost first. */
  readonly chain: readonly string[];
  /** What patterns are relative to: the file's own folder, except that a package means the folder that uses it. */
  readonly folder: string;
  readonly ruleNames: NamedRule[];
}

async function readConfig(path: string, { chain, folder, ruleNames }: ConfigRequest): Promise<LintConfig> {
  if (chain.includes(path)) {
    const circle = [...chain.slice(chain.indexOf(path)), path].map((one) => `\`${shownPath(one)}\``).join(' → ');
    throw new UserError(
      'configCircle',
      `configurations extend each other in a circle: ${circle}`,
      'take one `extends` away',
    );
  }
  const text = await readConfigFile(path);
  const { checkedConfig } = await import('./lint-config-check.ts');
  const own = checkedConfig(path, text);
  const origin = { path, text, folder };
  ruleNames.push(...rulesNamedIn(own, path, text));
  let merged: LintConfig = {};
  for (const [index, parent] of [own.extends ?? []].flat().entries()) {
    const base = parentPath(parent, origin, typeof own.extends === 'string' ? '/extends' : `/extends/${index}`);
    const near = /[\\/]node_modules[\\/]/.test(base) ? folder : dirname(base);
    merged = mergeConfig(merged, await readConfig(base, { chain: [...chain, path], folder: near, ruleNames }));
  }
  return mergeConfig(merged, boundConfig(own, origin));
}

interface Origin {
  readonly path: string;
  readonly text: ConfigText;
  readonly folder: string;
}

/** What the file says with its paths and patterns bound to their folder. */
function boundConfig(own: StatedConfig, origin: Origin): LintConfig {
  const { path, text, folder } = origin;
  const { extends: _, overrides, ignores, ignorePatterns, plugins, trustedAccounts, account, baseline, ...rest } = own;
  return {
    ...rest,
    ...defined({
      overrides: overrides?.map((entry) => ({ ...entry, folder })),
      ignores: ignores?.map((entry, index) => ({ ...entry, folder, at: placeIn(path, text, `/ignores/${index}`) })),
      ignorePatterns: ignorePatterns?.map((pattern) => ({ pattern, folder })),
      plugins: plugins?.map((plugin, index) => pluginPath(plugin, origin, `/plugins/${index}`)),
      trustedAccounts: trustedAccounts?.map(accountText),
      account: account === undefined ? undefined : accountText(account),
      baseline: baseline === undefined ? undefined : resolve(dirname(path), baseline),
    }),
  };
}

function accountText(account: string | number): string {
  return typeof account === 'number' ? String(account).padStart(12, '0') : account;
}

function placeIn(path: string, { file, root }: ConfigText, pointer: string) {
  const range = file?.rangeAt(root + pointer);
  const start = file?.position(range?.start ?? 0) ?? { line: 1, column: 1 };
  return { path: shownPath(path), ...start, pointer: root + pointer };
}

function parentPath(parent: string, origin: Origin, pointer: string): string {
  const { path: from } = origin;
  const near = isAbsolute(parent) ? parent : resolve(dirname(from), parent);
  const far = parent.startsWith('.') || isAbsolute(parent) ? undefined : packageFolder(parent, dirname(from));
  for (const place of [near, far]) {
    if (place === undefined || !existsSync(place)) continue;
    const found = statSync(place).isDirectory() ? configIn(place) : place;
    if (found !== undefined) return found;
  }
  throw new UserError(
    'noConfig',
    `\`extends\` ${placeOf(origin, pointer)} names \`${parent}\`, which is not there`,
    'a path is relative to the file that names it; a package is looked for in node_modules',
  );
}

function pluginPath(plugin: string, origin: Origin, pointer: string): string {
  const from = dirname(origin.path);
  const isFile = plugin.startsWith('.') || isAbsolute(plugin);
  const folder = isFile ? undefined : packageFolder(plugin, from);
  if (folder !== undefined) return packageEntry(folder);
  const file = resolve(from, plugin);
  if (isFile && existsSync(file)) return file;
  throw new UserError(
    'badPlugin',
    `\`plugins\` ${placeOf(origin, pointer)} names \`${plugin}\`, which is not ${isFile ? 'there' : 'in node_modules'}`,
    isFile
      ? 'the path is relative to the configuration that names it'
      : 'install the package, or write `./` before the path of a file',
  );
}

function placeOf({ path, text }: Origin, pointer: string): string {
  return configPlace(path, text, { pointer: text.root + pointer, key: false });
}

/** The later configuration counts; rules, entries and lists add up. */
function mergeConfig(base: LintConfig, own: LintConfig): LintConfig {
  return {
    ...base,
    ...own,
    ...defined({
      rules: base.rules === undefined && own.rules === undefined ? undefined : { ...base.rules, ...own.rules },
      overrides: joined(base.overrides, own.overrides),
      ignores: joined(base.ignores, own.ignores),
      ignorePatterns: joined(base.ignorePatterns, own.ignorePatterns),
      plugins: joined(base.plugins, own.plugins),
      customRules: joined(base.customRules, own.customRules),
      trustedAccounts: joined(base.trustedAccounts, own.trustedAccounts),
      publicFunctions: joined(base.publicFunctions, own.publicFunctions),
      sensitive: joined(base.sensitive, own.sensitive),
    }),
  };
}

function joined<T>(one: readonly T[] | undefined, other: readonly T[] | undefined): T[] | undefined {
  return one === undefined && other === undefined ? undefined : [...new Set([...(one ?? []), ...(other ?? [])])];
}

function defined<T extends object>(fields: T): Partial<T> {
  const kept: Partial<T> = { ...fields };
  for (const key in fields) if (fields[key] === undefined) delete kept[key];
  return kept;
}
