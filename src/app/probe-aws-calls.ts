import type { CallOutcome } from '../collect/dry-run.ts';
import { readDenial } from '../denial/read-denial.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Seen } from '../domain/observation.ts';
import type { Hidden } from '../probe/hidden.ts';
import type { Reading } from '../probe/run-ladder.ts';
import { scrub } from '../probe/scrub.ts';
import { seenOf } from '../reconcile/seen-of.ts';

/** Returns what STS said about the credentials. */
export function identityReading(
  identity: Evidence<{ readonly arn: string; readonly account: string }>,
  hidden: readonly Hidden[],
): Reading {
  if (identity.status === 'collected') {
    const { arn, account } = identity.value;
    return { seen: 'identity', says: arn, facts: { arn, account } };
  }
  const detail = identity.status === 'absent' ? 'STS named nobody' : identity.detail;
  const offline = identity.status === 'unavailable' && identity.reason === 'offline';
  return { seen: offline ? 'unreached' : refusedBy(detail), says: scrub(detail, hidden), facts: {} };
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
function refusedBy(detail: string): Seen {
  if (/Signature (?:expired|not yet current)|RequestExpired/i.test(detail)) return 'badTime';
  if (/^(?:SignatureDoesNotMatch|InvalidSignature|IncompleteSignature)/.test(detail)) return 'badSignature';
  return /^AccessDenied/.test(detail) ? 'denied' : 'badCredentials';
}

/** Returns what a DryRun said: 204 is yes. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function dryRunReading(outcome: CallOutcome, hidden: readonly Hidden[]): Reading {
  if (outcome.kind === 'unreached') return { seen: 'unreached', says: outcome.why, facts: {} };
  if (outcome.kind === 'passed') {
    const says = `${outcome.status}: Lambda would take a direct invoke`;
    return { seen: 'accepted', says, status: outcome.status, cause: 'dry-run-allowed', facts: {} };
  }
  const { status, name, message } = outcome;
  const context = { flags: { signed: true, dryRun: true }, texts: {} };
  const headers = { 'x-amzn-errortype': name };
  const denial = readDenial({ status, headers, text: message, context, kind: 'http' });
  return {
    seen: status === 403 && name === 'AccessDeniedException' ? 'denied' : seenOf(status, denial),
    says: `${status} ${name}: ${scrub(message.replace(/\s+/g, ' ').trim(), hidden).slice(0, 300)}`,
    status,
    ...(denial.cause === null ? {} : { cause: denial.cause, candidates: denial.candidates }),
    facts: {},
  };
}
