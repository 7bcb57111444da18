import type { DeniedBy, DenyKind } from './denial.ts';
import { findPolicyType } from './policy-type-words.ts';

/** What an IAM denial sentence names. */
export interface IamText {
  readonly principal: string | null;
  readonly action: string | null;
  readonly resource: string | null;
  readonly denyKind: DenyKind;
  readonly policyType: DeniedBy | null;
  readonly policyArn: string | null;
}

/**
 * Reads `User: P is not authorized to perform: A on resource: R because no … policy allows …` in all its forms,
 * from a text whose white space is already single. Undefined when there is no such sentence. SDKs repeat it, partly
 * truncated, so the fullest reading wins.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function readIamText(text: string): IamText | undefined {
  const lower = text.toLowerCase();
  const places = PHRASES.flatMap((phrase) => placesOf(lower, phrase)).sort((one, other) => one.at - other.at);
  let best: IamText | undefined;
  for (const [nth, place] of places.entries()) {
    const found = readSentence(text, place, places[nth + 1]?.at ?? text.length);
    if (found && (best === undefined || richness(found) > richness(best))) best = found;
  }
  return best;
}

/** The second leaves out action and resource; without `User: P` it is the sentence of a Lambda authorizer. */
const PHRASES = ['not authorized to perform', 'not authorized to access this resource'];

interface Place {
  readonly at: number;
  readonly after: number;
}

function placesOf(lower: string, phrase: string): Place[] {
  const places: Place[] = [];
  for (let at = lower.indexOf(phrase); at >= 0 && places.length < 20; at = lower.indexOf(phrase, at + 1)) {
    places.push({ at, after: at + phrase.length });
  }
  return places;
}

function richness(read: IamText): number {
  return [read.principal, read.action, read.resource, read.policyType, read.policyArn].filter((part) => part !== null)
    .length;
}

function readSentence(text: string, place: Place, end: number): IamText | undefined {
  const principal = wholeArn(readPrincipal(text.slice(Math.max(0, place.at - 700), place.at)));
  const after = text.slice(place.after, Math.min(end, place.at + 8000));
  const action = /^:? ?\[?["'`]?([A-Za-z0-9-]{1,64}:[A-Za-z0-9*]{1,128})/.exec(after);
  if (principal === null && action === null) return undefined;
  const rest = after.slice(action === null ? 0 : action[0].length);
  const resource = readResource(rest);
  return {
    principal,
    action: action?.[1] ?? null,
    resource: wholeArn(resource.value),
    ...readSuffix(rest.slice(resource.end)),
  };
}

/** An ARN that was cut off or broken names nobody. */
function wholeArn(value: string | null): string | null {
  return value === null || !value.startsWith('arn:') || WHOLE_ARN.test(value) ? value : null;
}

/** People write what they like instead of account and region before they post a message. */
const WHOLE_ARN = /^arn:[^:]{1,40}:[^:]{1,60}:[^:]{0,60}:[^:]{0,80}:./;

/** The word after the last `User:`; without it a word that can only be a principal. */
function readPrincipal(before: string): string | null {
  const start = before.toLowerCase().lastIndexOf('user: ');
  if (start >= 0) return withoutQuotes(before.slice(start + 6).split(' ')[0] ?? '') || null;
  const word =
    before
      .replace(/ is ?$/, '')
      .split(' ')
      .at(-1) ?? '';
  const bare = word.replace(/^["'{]{0,3}/, '');
  return /^arn:aws/.test(bare) || /^[a-z0-9.-]{1,80}\.amazonaws\.com/.test(bare) ? bare : null;
}

function withoutQuotes(word: string): string {
  return word.replace(/^[\\"'`]{1,4}/, '').replace(/[\\"'`]{1,4}$/, '');
}

function readResource(rest: string): { readonly value: string | null; readonly end: number } {
  const opening = /^.{0,12}?\bon (?:the )?resources?(?: with arn)?:? ?["'`\\[]{0,2}/i.exec(rest);
  if (opening === null) return { value: null, end: 0 };
  const start = opening[0].length;
  const tail = rest.slice(start);
  const isWord = tail.startsWith('arn:') || tail.startsWith('*');
  const quoted = opening[0].endsWith('"') ? tail.slice(0, 2000).search(/\\?"/) : -1;
  const length = quoted >= 0 ? quoted : isWord ? wordLength(tail) : plainLength(tail);
  const value = isWord ? trimPunctuation(tail.slice(0, length)) : tail.slice(0, length).trim();
  return { value: value === '' ? null : value, end: start + length };
}

/** An ARN ends at the first blank or quote. */
function wordLength(tail: string): number {
  const stop = tail.search(/[\s"'`\\<>]/);
  return stop < 0 ? tail.length : stop;
}

const ENDINGS = [
  ' because ',
  ' with an explicit deny',
  ' (service:',
  ' (status',
  ' status code:',
  '. go to ',
  ' --->',
  '"',
  '\\',
  '. encoded authorization',
  ' encoded authorization',
  '<',
  '. you can',
  ', please',
  '. please',
  ' ; ',
  '; ',
  ' - {',
];

/** Some services name the resource in words (`role app`): a kind and a name, else it ends where a clause begins. */
function plainLength(tail: string): number {
  const named =
    /^(?:user|role|group|policy|instance profile|access key|policy path|path prefix|server certificate) [\w+=,.@/-]{0,200}[\w+=@/-]/i.exec(
      tail,
    );
  if (named !== null) return named[0].length;
  const lower = tail.toLowerCase();
  const stops = ENDINGS.map((ending) => lower.indexOf(ending)).filter((stop) => stop >= 0);
  return Math.min(tail.length, 300, ...stops);
}

/** `because no identity-based policy allows …` or `with an explicit deny in a service control policy: ARN`. */
function readSuffix(rest: string): Pick<IamText, 'denyKind' | 'policyType' | 'policyArn'> {
  const lower = rest.toLowerCase();
  const missing = lower.indexOf('because no ');
  const explicit = lower.indexOf('explicit deny');
  if (missing < 0 && explicit < 0) return { denyKind: 'unknown', policyType: null, policyArn: null };
  const isExplicit = explicit >= 0 && (missing < 0 || explicit < missing);
  const from = isExplicit ? explicit + 'explicit deny'.length : missing + 'because no '.length;
  const clause = lower.slice(from, from + 90);
  const policyType = isExplicit && !/^ in (an? |the )?/.test(clause) ? null : findPolicyType(clause);
  return { denyKind: isExplicit ? 'explicit' : 'implicit', policyType, policyArn: readPolicyArn(rest.slice(from)) };
}

/** Only what stands directly behind the suffix and a colon is the policy; other ARNs of the text are not. */
function readPolicyArn(rest: string): string | null {
  const arn = POLICY_ARN.exec(rest.slice(0, 2600))?.[1];
  return arn === undefined ? null : trimPunctuation(arn);
}

const POLICY_ARN =
  /^(?: in (?:an? |the )?)?[\w -]{0,60}?(?:polic(?:y|ies)|boundar(?:y|ies))(?: allows? the ["'`]?[\w:*-]{3,200}["'`]? actions?)?(?:: ?| ?\()["'`(]?(arn:aws[^\s"'`\\<>]{6,2050})/i;

function trimPunctuation(word: string): string {
  let end = word.length;
  while (end > 0 && isLoose(word, end - 1)) end -= 1;
  return word.slice(0, end);
}

/** A bracket at the end belongs to the word when the word opens it. */
function isLoose(word: string, at: number): boolean {
  const sign = word.charAt(at);
  const opener = sign === ')' ? '(' : sign === ']' ? '[' : undefined;
  return opener === undefined ? '.,;:'.includes(sign) && sign !== '' : !word.slice(0, at).includes(opener);
}
