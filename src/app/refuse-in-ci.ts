import { UserError } from '../domain/user-error.ts';
import type { ProbeOptions } from './probe-request.ts';

/** Throws a UserError in continuous integration: a build must not call live systems unless its author says so. */
export function refuseInCi({ env, inCi }: Pick<ProbeOptions, 'env' | 'inCi'>): void {
  if (inCi || !isCi(env)) return;
  throw new UserError(
    'probeInCi',
    'a probe sends live requests, and this is a CI run',
    'repeat it with --probe-in-ci if that is meant',
  );
}

/** Those that do not set `CI`: AWS CodeBuild, Azure Pipelines, Jenkins, TeamCity, Google Cloud Build. */
const BUILDERS = ['CODEBUILD_BUILD_ID', 'TF_BUILD', 'JENKINS_URL', 'TEAMCITY_VERSION', 'BUILDER_OUTPUT'];

/** `CI` says it, also that it is none; without it the builders' own variables do. */
function isCi(env: Readonly<Record<string, string | undefined>>): boolean {
  const stated = env['CI'];
  if (stated !== undefined && stated !== '') return !/^(?:0|false|no)$/i.test(stated);
  return BUILDERS.some((name) => env[name] !== undefined && env[name] !== '');
}
