import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { VERSION } from '../domain/version.ts';

export interface InitRequest {
  readonly cwd: string;
  readonly format: 'yaml' | 'json';
  readonly ci: readonly ('github' | 'gitlab' | 'pre-commit')[];
  readonly force: boolean;
}

/** Writes the configuration and the jobs asked for; returns what was written. UserError when a file is there already. */
export function initLint(request: InitRequest): string {
  const files = new Map<string, string>([
    request.format === 'yaml' ? ['why403.config.yaml', YAML_CONFIG] : ['why403.config.json', JSON_CONFIG],
    ...request.ci.map((system) => JOBS[system]),
  ]);
  const taken = [...files.keys()].find((path) => !request.force && existsSync(resolve(request.cwd, path)));
  if (taken !== undefined)
    throw new UserError('fileExists', `\`${taken}\` is there already`, 'state --force to write over it');
  for (const [path, text] of files) {
    const file = resolve(request.cwd, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const steps = [
    ...(request.ci.includes('gitlab') ? ['next: add `include: .gitlab/why403.yml` to .gitlab-ci.yml'] : []),
    'next: `why403 lint .`, and `why403 lint . --update-baseline` to accept what is there now',
  ];
  return `${[...[...files.keys()].map((path) => `wrote ${path}`), ...steps].join('\n')}\n`;
}

const YAML_CONFIG = `# yaml-language-server: $schema=node_modules/why403/docs/schema/lint-config.json

# Severity of rules: off, info, warning or error. \`why403 rules\` lists them.
rules: {}

# Accounts that may be named as principals without remark.
trustedAccounts: []

# Functions that are public on purpose, by name or ARN.
publicFunctions: []

# What is accepted, where, why and until when.
ignores: []
#  - rule: function-url-public
#    file: infra/webhook.yaml
#    reason: receives webhooks and checks their signature itself
#    until: 2027-06-30

# Files that are never linted.
ignorePatterns: []
`;

const JSON_CONFIG = `${JSON.stringify(
  {
    $schema: './node_modules/why403/docs/schema/lint-config.json',
    rules: {},
    trustedAccounts: [],
    publicFunctions: [],
    ignores: [],
    ignorePatterns: [],
  },
  undefined,
  2,
)}\n`;

const GITHUB = `name: why403
on: [push, pull_request]
jobs:
  lint:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      actions: read
      security-events: write
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
          package-manager-cache: false
      - run: npx why403@${VERSION} lint . --output sarif=why403.sarif
      - uses: github/codeql-action/upload-sarif@v4
        if: always() && hashFiles('why403.sarif') != ''
        with:
          sarif_file: why403.sarif
          category: why403
`;

const GITLAB = `why403:
  image: node:22
  script:
    - npx why403@${VERSION} lint . --output gitlab=why403.json
  artifacts:
    when: always
    reports:
      codequality: why403.json
`;

const PRE_COMMIT = `repos:
  - repo: local
    hooks:
      - id: why403
        name: why403 lint
        language: system
        entry: npx why403@${VERSION} lint --pass-with-no-files
        files: \\.(jsonc?|ya?ml|tf|tofu|template)$
`;

const JOBS: Readonly<Record<InitRequest['ci'][number], readonly [string, string]>> = {
  github: ['.github/workflows/why403.yml', GITHUB],
  gitlab: ['.gitlab/why403.yml', GITLAB],
  'pre-commit': ['.pre-commit-config.yaml', PRE_COMMIT],
};
