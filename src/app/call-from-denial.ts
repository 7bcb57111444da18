import { isCallAction } from '../denial/call-action.ts';
import type { Denial } from '../denial/denial.ts';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { visible } from '../report/visible.ts';
import type { CallWords } from './call-words.ts';
import { type PasteReading, readPaste } from './decode.ts';
import { denialRead } from './denial-read.ts';
import type { Paste } from './pasted-text.ts';
import { isMasked, unmasked, withoutAccount } from './unmasked.ts';

/** The call that was refused, in the words of the command line. */
export interface DeniedWords {
  readonly words: CallWords;
  /** What was taken from the denial, for a person. */
  readonly note: string;
}

/**
 * Returns the words completed by what a pasted denial names: target, caller and method. What the user typed wins.
 * Throws a UserError when the text names no call that can be explained.
 */
export async function callFromDenial(words: CallWords, paste: Paste): Promise<DeniedWords> {
  const { readings } = readPaste({ ...paste, now: words.now });
  const reading = readings.find((each) => namedTarget(each) !== undefined) ?? readings[0];
  const named = words.target ?? (reading === undefined ? undefined : namedTarget(reading));
  // A snapshot holds the call that it was collected for.
  if (reading === undefined || (named === undefined && words.snapshotPaths.length === 0))
    throw noTarget(reading?.denial);
  const { denial, evidence } = reading;
  if (words.target === undefined) checkAction(denial);
  const said = words.caller ?? denial.principal;
  const { target, principal } = await unhidden(named, said, words);
  const caller = principal ?? (evidence.context.flags.signed === false ? 'anonymous' : undefined);
  const isUrl = target !== undefined && /^(https?|wss?):/.test(target);
  const method = words.method ?? (isUrl ? (methodOf(denial) ?? evidence.context.texts.method) : undefined);
  const says = `${denial.cause ?? 'nothing known'} (${denial.layer ?? 'no layer'})`;
  const called = target === undefined ? 'the call of the snapshot' : `target ${target}`;
  return {
    words: { ...words, target, caller, method, denial: denialRead(denial) },
    note: visible(
      `from the denial: ${says}, ${[called, ...(caller === undefined ? [] : [`caller ${caller}`])].join(', ')}`,
    ),
  };
}

/**
 * API Gateway shows only the last digits of the account. The account is that of the evidence when its digits fit, else
 * that of the caller; when neither fits, the same call is named without an account.
 */
async function unhidden(named: string | undefined, said: string | null, { snapshotPaths }: CallWords) {
  if (!isMasked(named ?? '') && !isMasked(said ?? '')) return { target: named, principal: said ?? undefined };
  const { snapshotAccounts } = await import('./snapshot-accounts.ts');
  const known = await snapshotAccounts(snapshotPaths, named ?? '');
  const own = (arn: string): readonly string[] => (isMasked(arn) ? [] : [arn.split(':')[4] ?? '']);
  const target = named && (unmasked(named, [...known, ...own(said ?? '')]) ?? withoutAccount(named));
  return { target, principal: said === null ? undefined : (unmasked(said, [...known, ...own(named ?? '')]) ?? said) };
}

function namedTarget({ denial, evidence }: PasteReading): string | undefined {
  const { resource } = denial;
  if (resource !== null && /^arn:[\w-]+:(lambda|execute-api):/.test(resource)) return resource;
  const { url } = evidence.context.texts;
  return url !== undefined && /^(https|wss):\/\/[^/]/.test(url) ? url : undefined;
}

/** `API/STAGE/METHOD/PATH` holds the method. */
function methodOf({ resource }: Denial): string | undefined {
  const method = resource?.split(':').slice(5).join(':').split('/')[2];
  return method !== undefined && /^[A-Z]{3,7}$/.test(method) ? method : undefined;
}

/** The engine decides calls of functions and APIs; a denied management action would get the wrong answer. */
function checkAction({ action }: Denial): void {
  if (action === null || isCallAction(action)) return;
  const hint =
    'why403 explains calls of functions, function URLs and APIs; `why403 decode` says what the message means';
  throw new UserError('notACall', `the denial is about ${quote(action)}`, hint);
}

function noTarget(denial: Denial | undefined): UserError {
  const hint = 'name the target too: why403 explain TARGET --from FILE';
  const action = denial?.action;
  if (action !== undefined && action !== null && !isCallAction(action)) {
    return new UserError('notACall', `the denial is about ${quote(action)}`, hint);
  }
  return new UserError('noTarget', 'the denial names no function and no API', hint);
}
