import type { Denial } from '../denial/denial.ts';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { visible } from '../report/visible.ts';
import type { CallWords } from './call-words.ts';
import { type PasteReading, readPaste } from './decode.ts';
import type { Paste } from './pasted-text.ts';

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
export function callFromDenial(words: CallWords, paste: Paste): DeniedWords {
  const { readings } = readPaste({ ...paste, now: words.now });
  const reading = readings.find((each) => targetOf(each) !== undefined) ?? readings[0];
  const target = words.target ?? (reading === undefined ? undefined : targetOf(reading));
  if (reading === undefined || target === undefined) throw noTarget(reading?.denial);
  const { denial, evidence } = reading;
  if (words.target === undefined) checkAction(denial);
  const caller =
    words.caller ?? denial.principal ?? (evidence.context.flags.signed === false ? 'anonymous' : undefined);
  const isUrl = /^(https?|wss?):/.test(target);
  const method = words.method ?? (isUrl ? (methodOf(denial) ?? evidence.context.texts.method) : undefined);
  const says = `${denial.cause ?? 'nothing known'} (${denial.layer ?? 'no layer'})`;
  return {
    words: { ...words, target, caller, method },
    note: visible(`from the denial: ${says}, target ${target}${caller === undefined ? '' : `, caller ${caller}`}`),
  };
}

function targetOf({ denial, evidence }: PasteReading): string | undefined {
  const { resource, principal } = denial;
  if (resource !== null && /^arn:[\w-]+:(lambda|execute-api):/.test(resource)) return unmasked(resource, principal);
  const { url } = evidence.context.texts;
  return url !== undefined && /^(https|wss):\/\/[^/]/.test(url) ? url : undefined;
}

/**
 * API Gateway shows only the last digits of the account. When they are those of the caller's account, it is that one;
 * else the same call is named by its URL, which needs no account.
 */
function unmasked(resource: string, principal: string | null): string {
  const [arn, partition = '', service = '', region = '', account = '', ...rest] = resource.split(':');
  if (/^\d{12}$/.test(account)) return resource;
  const suffix = account.replace(/^\*+/, '');
  const own = principal?.split(':')[4] ?? '';
  if (/^\d{12}$/.test(own) && suffix !== '' && own.endsWith(suffix)) {
    return [arn, partition, service, region, own, ...rest].join(':');
  }
  const [api = '', stage = '', , ...path] = rest.join(':').split('/');
  const host = `${api}.execute-api.${region}.${SUFFIXES[partition] ?? 'amazonaws.com'}`;
  return service === 'execute-api' ? `https://${host}/${[stage, ...path].join('/')}` : resource;
}

/** https://docs.aws.amazon.com/general/latest/gr/apigateway.html */
const SUFFIXES: Readonly<Record<string, string>> = {
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
};

/** `API/STAGE/METHOD/PATH` holds the method. */
function methodOf({ resource }: Denial): string | undefined {
  const method = resource?.split(':').slice(5).join(':').split('/')[2];
  return method !== undefined && /^[A-Z]{3,7}$/.test(method) ? method : undefined;
}

const EXPLAINED = /^(lambda:(invokefunction|invokefunctionurl|invokeasync|invokewebfunctionendpoint)|execute-api:.*)$/i;

/** The engine decides calls of functions and APIs; a denied management action would get the wrong answer. */
function checkAction({ action }: Denial): void {
  if (action === null || EXPLAINED.test(action)) return;
  const hint =
    'why403 explains calls of functions, function URLs and APIs; `why403 decode` says what the message means';
  throw new UserError('notACall', `the denial is about ${quote(action)}`, hint);
}

function noTarget(denial: Denial | undefined): UserError {
  const hint = 'name the target too: why403 explain TARGET --from FILE';
  const action = denial?.action;
  if (action !== undefined && action !== null && !EXPLAINED.test(action)) {
    return new UserError('notACall', `the denial is about ${quote(action)}`, hint);
  }
  return new UserError('noTarget', 'the denial names no function and no API', hint);
}
