type Level = 'off' | 'info' | 'warning' | 'error';
type Texts = string | string[];
type PolicyTypeName =
  | 'identity'
  | 'lambda'
  | 'rest-api'
  | 'resource'
  | 'trust'
  | 'scp'
  | 'rcp'
  | 'boundary'
  | 'session'
  | 'vpc-endpoint';

/** What a configuration of `why403 lint` may say; docs/lint.md explains it, docs/schema/lint-config.json checks it. */
export interface LintConfigFile {
  $schema?: string | undefined;
  extends?: Texts | undefined;
  rules?: Record<string, Level> | undefined;
  overrides?:
    | { files: Texts; policyType?: PolicyTypeName | undefined; rules?: Record<string, Level> | undefined }[]
    | undefined;
  ignores?:
    | {
        rule: string;
        file?: string | undefined;
        sid?: string | undefined;
        reason?: string | undefined;
        /** ISO day after which the finding is back. */
        until?: string | undefined;
      }[]
    | undefined;
  ignorePatterns?: string[] | undefined;
  plugins?: string[] | undefined;
  customRules?:
    | {
        id: string;
        severity: 'info' | 'warning' | 'error';
        message: string;
        match: {
          type?: PolicyTypeName | PolicyTypeName[] | undefined;
          effect?: 'Allow' | 'Deny' | undefined;
          action?: Texts | undefined;
          resource?: Texts | undefined;
          principal?: Texts | undefined;
          withoutCondition?: Texts | undefined;
          withCondition?: Texts | undefined;
        };
      }[]
    | undefined;
  trustedAccounts?: (string | number)[] | undefined;
  organization?: string | undefined;
  sensitive?: { actions: string[]; resources: string[] }[] | undefined;
  publicFunctions?: string[] | undefined;
  target?: string | undefined;
  qualifier?: string | undefined;
  account?: string | number | undefined;
  region?: string | undefined;
  failOn?: 'error' | 'warning' | 'info' | 'never' | undefined;
  maxWarnings?: number | undefined;
  baseline?: string | undefined;
}

/** The configuration as it is given: for `why403.config.mjs`, where editors then know what it may say. */
export function defineConfig(config: LintConfigFile): LintConfigFile {
  return config;
}
