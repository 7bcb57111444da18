import { UserError } from '../domain/user-error.ts';
import type { ProbeOptions } from './probe-request.ts';

/** Throws a UserError in continuous integration: a build must not call live systems unless its author says so. */
export function refuseInCi({ env, inCi }: Pick<ProbeOptions, 'env' | 'inCi'>): void {
  const ci = env['CI'];
  if (inCi || ci === undefined || /^(?:|0|false|no)$/i.test(ci)) return;
  throw new UserError(
    'probeInCi',
    'a probe sends live requests, and this is a CI run',
    'repeat it with --probe-in-ci if that is meant',
  );
}
