import type { CallContext, ContextFlag, ContextText } from './context.ts';
import { FLAG_NAMES, TEXT_NAMES } from './context-names.ts';
import { looseFlag, type NamedFlag } from './loose-context-name.ts';
import { isPlainObject } from './plain-value.ts';

/**
 * What a person or a program wrote down about a call, whatever they named it (`context-names.ts`).
 * Unknown names are ignored. Never errors.
 */
export function readContext(raw: unknown): CallContext {
  const flags: { [name in ContextFlag]?: boolean } = {};
  const texts: { [name in ContextText]?: string } = {};
  let granted: readonly string[] | undefined;
  for (const [name, value] of flatten(raw)) {
    const text = TEXTS.get(name);
    const flag = FLAGS.get(name) ?? (text === undefined && isPlainFlag(value) ? looseFlag(name) : undefined);
    if (flag && value !== undefined) flags[flag.field] = isTrue(value) !== flag.negated;
    if (text && isWritable(value)) texts[text] = String(value);
    if (typeof value === 'string') Object.assign(flags, inWords(name, value, flags));
    if (GRANTED.test(name) || isActions(value)) granted = actions(value);
  }
  return withImplied({ flags, texts, ...(granted === undefined ? {} : { granted }) });
}

/** Two contexts as one; the second wins where both speak. */
export function mergeContexts(weak: CallContext, strong: CallContext): CallContext {
  const granted = strong.granted ?? weak.granted;
  return {
    flags: { ...weak.flags, ...strong.flags },
    texts: { ...weak.texts, ...strong.texts },
    ...(granted === undefined ? {} : { granted }),
  };
}

const GRANTED =
  /^(granted|grants|grantedactions|allowed|allowedactions|permissions|policyactions|functionpolicy|functionpolicyactions|resourcepolicy|resourcepolicyactions|resourcepolicygrants|statements|policygrants|policyallows)$/;

const FLAGS = flagIndex();
const TEXTS = textIndex();

function flagIndex(): ReadonlyMap<string, NamedFlag> {
  const index = new Map<string, NamedFlag>();
  for (const field of keysOf(FLAG_NAMES)) {
    for (const name of FLAG_NAMES[field].split(' ')) {
      index.set(name.replace('!', ''), { field, negated: name.startsWith('!') });
    }
  }
  return index;
}

function textIndex(): ReadonlyMap<string, ContextText> {
  return new Map(keysOf(TEXT_NAMES).flatMap((field) => TEXT_NAMES[field].split(' ').map((name) => [name, field])));
}

function keysOf<K extends string>(table: Readonly<Record<K, string>>): K[] {
  const keys: K[] = [];
  for (const key in table) keys.push(key);
  return keys;
}

/** `{credentials: {sessionToken: false}}` counts as `credentialsSessionToken` and as `sessionToken`. */
function flatten(raw: unknown, prefix = '', depth = 0): [string, unknown][] {
  if (!isPlainObject(raw) || depth > 2) return [];
  return Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
    const name = key.toLowerCase().replace(/[^a-z0-9]/g, '');
    if (isPlainObject(value)) return [[prefix + name, value], ...flatten(value, prefix + name, depth + 1)];
    return prefix === ''
      ? [[name, value]]
      : [
          [name, value],
          [prefix + name, value],
        ];
  });
}

const NEGATIVE =
  /^(false|no|none|not sent|missing|absent|disabled|null|undefined|0|off|untrusted|expired|invalid|unsigned|allow|allowed|count|unsent)?$/i;

function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value === null || value === false || value === 0) return false;
  return typeof value === 'string' ? !NEGATIVE.test(value.trim()) : true;
}

/** Some write in words what has a name of its own: `via: "cloudfront"`, `wafLog: "BLOCK"`, `token: "expired"`. */
function inWords(name: string, value: string, known: CallContext['flags']): CallContext['flags'] {
  const isVia = /^(via|cdn|proxy|through|front|infront|path)/.test(name) && /cloudfront/i.test(value);
  return {
    ...(/\b(oac|origin access control)\b/i.test(value) && known.originAccessControl === undefined
      ? { originAccessControl: true }
      : {}),
    ...(isVia ? { viaCloudFront: true } : {}),
    ...(/waf/.test(name) && /^block(ed)?$/i.test(value) ? { wafBlocked: true } : {}),
    ...(/^(jwt|bearer)?token$|^jwt$/.test(name) && /^(expired|invalid|wrong|bad)/i.test(value)
      ? { tokenSent: true }
      : {}),
  };
}

function isActions(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => /^lambda:\w/.test(String(item)));
}

/** A name that is not listed counts only with a value that can be nothing but yes or no. */
function isPlainFlag(value: unknown): boolean {
  return value === null || typeof value === 'boolean';
}

function isWritable(value: unknown): value is string | number {
  return (typeof value === 'string' && value.length < 4096) || typeof value === 'number';
}

function actions(value: unknown): string[] {
  const items = Array.isArray(value) ? value : String(value ?? '').split(/[\s,]/);
  return items.flatMap((item) => (typeof item === 'string' && item !== '' ? [item] : actionOf(item)));
}

function actionOf(statement: unknown): string[] {
  if (!isPlainObject(statement)) return [];
  const action = statement['Action'] ?? statement['action'];
  if (Array.isArray(action)) return action.filter((item) => typeof item === 'string');
  return typeof action === 'string' ? [action] : [];
}

/** What one statement says about another: a key that begins with ASIA is temporary, OPTIONS with Origin is a preflight. */
function withImplied(context: CallContext): CallContext {
  const { texts } = context;
  const flags: { [name in ContextFlag]?: boolean } = {};
  const key = texts.accessKey ?? '';
  if (/^(ASIA|temporary|session|sts)/i.test(key)) flags.temporaryCredentials = true;
  if (/^(AKIA|long|permanent|static)/i.test(key)) flags.temporaryCredentials = false;
  if (/without.{0,10}token|no.{0,9}token/i.test(key)) flags.sessionTokenSent = false;
  if (/^(AWS4|AWS_IAM signed)/i.test(texts.authType ?? '')) flags.signed = true;
  if (/^(bearer|basic) /i.test(texts.authType ?? '')) Object.assign(flags, { signed: false, tokenSent: true });
  if (/^(CUSTOM|REQUEST|TOKEN|lambda)/i.test(texts.authType ?? '')) flags.lambdaAuthorizer = true;
  if (/^(JWT|COGNITO)/i.test(texts.authType ?? '')) flags.tokenAuthorizer = true;
  if (texts.endpointType !== undefined) flags.privateApi = /private/i.test(texts.endpointType);
  if (/^wss?:/i.test(texts.url ?? '') || /^websocket/i.test(texts.apiType ?? '')) flags.webSocket = true;
  return { ...context, flags: { ...flags, ...context.flags } };
}
