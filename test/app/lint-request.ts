import type { LintRequest } from '../../src/app/lint.ts';

/** A request of `why403 lint` with nothing stated but what the test states. */
export function lintRequestOf(stated: Partial<LintRequest>): LintRequest {
  return {
    paths: [],
    cwd: process.cwd(),
    today: '2026-11-21',
    version: '0.0.0',
    stdin: async () => '',
    stdinFilename: undefined,
    policyType: undefined,
    config: undefined,
    noConfig: false,
    respectIgnore: true,
    passWithNoFiles: false,
    only: [],
    off: [],
    failOn: undefined,
    maxWarnings: undefined,
    quiet: false,
    baseline: undefined,
    updateBaseline: false,
    changedSince: undefined,
    fix: undefined,
    cache: false,
    cacheLocation: undefined,
    threads: undefined,
    settings: {},
    ...stated,
  };
}
