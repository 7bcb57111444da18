import type { Call } from '../../src/engine/call.ts';
import { anonymousFacts } from '../../src/engine/caller-facts.ts';

/** A call by nobody with no context, for the tests of single elements. */
export function callOf(changes: Partial<Call>): Call {
  return {
    action: 'lambda:invokefunction',
    resource: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
    apiPath: undefined,
    caller: anonymousFacts(),
    context: { common: {}, own: undefined, otherwise: { state: 'absent' }, withheld: () => false },
    ...changes,
  };
}
