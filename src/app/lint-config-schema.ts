import * as z from 'zod/mini';
import { isAccountId, isCallArn, isRegionName } from '../domain/place-name.ts';
import { isDay } from './is-day.ts';

const Severity = z.enum(['off', 'info', 'warning', 'error']);
const PolicyTypeName = z.enum([
  'identity',
  'lambda',
  'rest-api',
  'resource',
  'trust',
  'scp',
  'rcp',
  'boundary',
  'session',
  'vpc-endpoint',
]);
const Texts = z.union([z.string(), z.array(z.string())]);
const Rules = z.record(z.string(), Severity);

const CustomRule = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  /** All that is stated must hold for a statement to be reported. Patterns with * and ?. */
  match: z.strictObject({
    type: z.optional(z.union([PolicyTypeName, z.array(PolicyTypeName)])),
    effect: z.optional(z.enum(['Allow', 'Deny'])),
    action: z.optional(Texts),
    resource: z.optional(Texts),
    principal: z.optional(Texts),
    withoutCondition: z.optional(Texts),
    withCondition: z.optional(Texts),
  }),
});

/** `why403.config.json` and its relatives. */
export const lintConfigSchema = z.strictObject({
  $schema: z.optional(z.string()),
  extends: z.optional(Texts),
  rules: z.optional(Rules),
  overrides: z.optional(
    z.array(z.strictObject({ files: Texts, policyType: z.optional(PolicyTypeName), rules: z.optional(Rules) })),
  ),
  ignores: z.optional(
    z.array(
      z.strictObject({
        rule: z.string(),
        file: z.optional(z.string()),
        sid: z.optional(z.string()),
        reason: z.optional(z.string()),
        until: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDay))),
      }),
    ),
  ),
  ignorePatterns: z.optional(z.array(z.string())),
  plugins: z.optional(z.array(z.string())),
  customRules: z.optional(z.array(CustomRule)),
  /** YAML reads 111122223333 as a number. */
  trustedAccounts: z.optional(z.array(z.union([z.string(), z.number()]).check(z.refine(mayBeAccount)))),
  /** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
  organization: z.optional(z.string().check(z.regex(/^o-[a-z0-9]{10,32}$/))),
  sensitive: z.optional(z.array(z.strictObject({ actions: z.array(z.string()), resources: z.array(z.string()) }))),
  publicFunctions: z.optional(z.array(z.string())),
  target: z.optional(z.string().check(z.refine(isCallArn))),
  qualifier: z.optional(z.string()),
  account: z.optional(z.union([z.string(), z.number()]).check(z.refine(mayBeAccount))),
  region: z.optional(z.string().check(z.refine(isRegionName))),
  failOn: z.optional(z.enum(['error', 'warning', 'info', 'never'])),
  maxWarnings: z.optional(z.int().check(z.nonnegative())),
  baseline: z.optional(z.string()),
});

type Stated = z.infer<typeof lintConfigSchema>;
type Entry<K extends 'overrides' | 'ignores'> = NonNullable<Stated[K]>[number];

/** Folder that the patterns of an entry are relative to, when it is not that of the whole configuration. */
interface Based {
  readonly folder?: string;
}

/** An entry of `ignores`, and where it is written. */
export interface IgnoreEntry extends Entry<'ignores'>, Based {
  readonly at?: { readonly path: string; readonly line: number; readonly column: number; readonly pointer: string };
}

/** A configuration with what it extends merged in: entries know where they come from, modules are absolute paths. */
export interface LintConfig
  extends Omit<Stated, 'overrides' | 'ignores' | 'ignorePatterns' | 'trustedAccounts' | 'account'> {
  readonly overrides?: readonly (Entry<'overrides'> & Based)[] | undefined;
  readonly ignores?: readonly IgnoreEntry[] | undefined;
  readonly ignorePatterns?: readonly (Based & { readonly pattern: string })[] | undefined;
  readonly trustedAccounts?: readonly string[] | undefined;
  readonly account?: string | undefined;
}

export type StatedConfig = Stated;
export type CustomRuleConfig = z.infer<typeof CustomRule>;

/** A number has lost its zeros in front. */
function mayBeAccount(id: string | number): boolean {
  return typeof id === 'string' ? isAccountId(id) : id >= 1e8 && isAccountId(String(id).padStart(12, '0'));
}
