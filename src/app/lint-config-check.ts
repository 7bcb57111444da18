import { UserError } from '../domain/user-error.ts';
import { nearName } from '../rule/near-name.ts';
import { pointerTo } from '../source/json-value.ts';
import type { ConfigText } from './lint-config-file.ts';
import { configPlace } from './lint-config-place.ts';
import { lintConfigSchema, type StatedConfig } from './lint-config-schema.ts';

/** A configuration that fits the schema; a UserError says what is wrong first. Loaded lazily: most runs have none. */
export function checkedConfig(path: string, text: ConfigText): StatedConfig {
  const checked = lintConfigSchema.safeParse(text.value);
  if (checked.success) return checked.data;
  throw configFault(path, text, checked.error.issues);
}

/** What the schema says is wrong; the part of a zod issue that a sentence needs. */
interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** The first thing that is wrong with a configuration, as one sentence with its place. */
function configFault(path: string, text: ConfigText, issues: readonly Issue[]): UserError {
  // A misspelled key explains why another one is missing.
  const issue = innermost(issues.find((one) => one.keys !== undefined) ?? issues[0]);
  const [unknown] = issue.keys ?? [];
  const at = unknown === undefined ? issue.path : [...issue.path, unknown];
  const pointer = at.reduce<string>((above, part) => pointerTo(above, String(part)), text.root);
  const where = configPlace(path, text, { pointer, key: unknown !== undefined });
  if (unknown !== undefined) {
    const meant = nearName(unknown, KEYS);
    const hint = meant === undefined ? 'see docs/schema/lint-config.json' : `\`${meant}\` may be meant`;
    return new UserError('badConfig', `the key \`${at.map(String).join('.')}\` ${where} is not known`, hint);
  }
  const what = at.length === 0 ? 'the configuration' : `\`${at.map(String).join('.')}\``;
  return new UserError('badConfig', `${what} ${where} ${wanted(issue)}`, 'see docs/schema/lint-config.json');
}

/** Of the alternatives of a union the one that got furthest. */
function innermost(issue: Issue | undefined): Issue {
  if (issue === undefined) return { path: [] };
  const inner = (issue.errors ?? [])
    .flatMap((branch) => branch.map(innermost))
    .filter((one) => one.path.length > 0)
    .map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
  return inner[0] ?? issue;
}

const FORMATS: Readonly<Record<string, string>> = {
  until: 'must be a day like 2026-12-31',
  id: 'must be small letters, digits and hyphens',
  account: 'must be twelve digits',
  trustedAccounts: 'must be twelve digits',
  organization: 'must be like o-a1b2c3d4e5',
  region: 'must be a name like eu-west-1',
  target: 'must be the ARN of a function or an API',
  maxWarnings: 'must be a whole number, 0 or more',
};
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function wanted(issue: Issue): string {
  if (issue.values !== undefined) return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code !== undefined && issue.code !== 'invalid_union' && issue.code !== 'invalid_type')
    return FORMATS[String(issue.path.findLast((part) => typeof part === 'string'))] ?? 'is not valid';
  const kinds = (issue.errors ?? [[issue]]).flat().map((one) => TYPES[String(one.expected)] ?? '');
  const known = [...new Set(kinds)].filter((kind) => kind !== '');
  return known.length === 0 ? 'is not valid' : `must be ${known.join(' or ')}`;
}

const KEYS = [
  ...Object.keys(lintConfigSchema.shape),
  ...['files', 'policyType', 'rules', 'rule', 'file', 'sid', 'reason', 'until', 'id', 'severity', 'message', 'match'],
  ...['type', 'effect', 'action', 'resource', 'principal', 'withoutCondition', 'withCondition', 'actions', 'resources'],
];
