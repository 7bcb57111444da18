import type { CallOutcome } from './dry-run.ts';

/** Returns what an SDK call came to when it threw: AWS's refusal with its own words, or no answer at all. */
export function failureOfCall(thrown: unknown): Exclude<CallOutcome, { kind: 'passed' }> {
  const own = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const metadata =
    '$metadata' in own && typeof own.$metadata === 'object' && own.$metadata !== null ? own.$metadata : {};
  const status = 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined;
  const name = 'name' in own && typeof own.name === 'string' ? own.name : 'Error';
  const text = 'message' in own && typeof own.message === 'string' ? own.message : '';
  // Lambda says which limit was hit beside the message.
  const message = 'Reason' in own && typeof own.Reason === 'string' ? `${own.Reason}: ${text}` : text;
  if (typeof status === 'number') return { kind: 'refused', status, name, message };
  const code = 'code' in own && typeof own.code === 'string' ? own.code : name;
  return { kind: 'unreached', why: `no answer from AWS (${code})` };
}
