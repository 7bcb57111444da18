import { UserError } from '../domain/user-error.ts';
import { limitsOf } from '../probe/rung-request.ts';
import type { ProbeOptions } from './probe-request.ts';

/** Throws a UserError for a time limit that is none or longer than a probe may take; before anything is asked. */
export function checkTimeout({ timeoutSeconds }: ProbeOptions): void {
  if (timeoutSeconds === undefined) return;
  const hint = 'write it like --timeout 5';
  if (timeoutSeconds <= 0) throw new UserError('badTimeout', `a time limit of ${timeoutSeconds} seconds is none`, hint);
  const most = limitsOf(undefined).totalMillis / 1000;
  if (timeoutSeconds <= most) return;
  const message = `a request of a probe may take ${most} seconds at most, not ${timeoutSeconds}`;
  throw new UserError('badTimeout', message, hint);
}
