import { type Call, contextValue } from './call.ts';
import { type PolicyVariable, splitVariables } from './policy-variable.ts';
import { certain, NO, type Ternary, UNKNOWN, YES } from './ternary.ts';
import { compilePlain, compileTokens, pushStar, STAR, type TextTest, tokensOf } from './wildcard.ts';

/** A test of one value of the request against one value of the policy. */
export type ValueTest = (value: string, call: Call) => Ternary;

/** What a policy variable stands for in this request. */
export type Resolved = { readonly state: 'text'; readonly text: string } | { readonly state: 'none' | 'unknown' };

/** How a pattern treats its text: which characters are wildcards. */
export type Tokenizer = (text: string) => readonly number[];

/** Every character is itself. */
export function literalTokens(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/** What a variable stands for: only keys with one value can be inserted, a missing key takes the default. */
export function resolveVariable(variable: PolicyVariable, call: Call): Resolved {
  const found = contextValue(call.context, variable.key);
  if (found.state === 'unknown') return { state: 'unknown' };
  const values = found.state === 'absent' ? [] : found.values;
  const [value] = values;
  if (value !== undefined && values.length === 1) return { state: 'text', text: value };
  return variable.fallback === undefined || values.length > 1
    ? { state: 'none' }
    : { state: 'text', text: variable.fallback };
}

/** One step of a template: tokens as they are, or a variable. */
type Part = readonly number[] | PolicyVariable;

/**
 * A test for a policy value with variables. Without any it is compiled once; otherwise the values are inserted as
 * literal text per request. An unresolved variable matches nothing, an unknown one is unknown where it could match.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function compileTemplate(pattern: string, variables: boolean, tokenizer: Tokenizer = tokensOf): ValueTest {
  if (!variables || !pattern.includes('${')) {
    if (tokenizer === literalTokens) return fixed((value) => value === pattern);
    return fixed(compilePlain(pattern) ?? compileTokens(tokenizer(pattern)));
  }
  const parts: Part[] = splitVariables(pattern).map((piece) => {
    if (piece.kind === 'variable') return piece.variable;
    return piece.kind === 'text' ? tokenizer(piece.text) : literalTokens(piece.text);
  });
  if (parts.every(isTokens)) return fixed(compileTokens(joined(parts)));
  const filled = new Map<string, TextTest>();
  return (value, call) => {
    const inserted = insertedTexts(parts, call);
    if (inserted === undefined) return NO;
    let test = filled.get(inserted.key);
    if (test === undefined) {
      test = compileTokens(joined(fill(parts, inserted.texts)));
      // Values come from requests: the table must not grow without end.
      if (filled.size >= 16) filled.clear();
      filled.set(inserted.key, test);
    }
    // An unknown value was tried as "anything": where even that fails, no value helps.
    return test(value) ? (inserted.unknown ? UNKNOWN : YES) : NO;
  };
}

function fixed(test: TextTest): ValueTest {
  return (value) => certain(test(value));
}

function isTokens(part: Part): part is readonly number[] {
  return Array.isArray(part);
}

/** What the variables of a template stand for in a call; undefined texts are unknown. */
interface Inserted {
  readonly texts: readonly (string | undefined)[];
  readonly unknown: boolean;
  /** The same for the same texts. */
  readonly key: string;
}

/** Undefined when a variable stands for nothing, so that the template matches nothing. */
function insertedTexts(parts: readonly Part[], call: Call): Inserted | undefined {
  const texts: (string | undefined)[] = [];
  let unknown = false;
  let key = '';
  for (const part of parts) {
    if (isTokens(part)) continue;
    const resolved = resolveVariable(part, call);
    if (resolved.state === 'none') return undefined;
    const text = resolved.state === 'text' ? resolved.text : undefined;
    if (text === undefined) unknown = true;
    texts.push(text);
    key += text === undefined ? '?' : `${text.length}:${text}`;
  }
  return { texts, unknown, key };
}

function fill(parts: readonly Part[], texts: readonly (string | undefined)[]): readonly (readonly number[])[] {
  let next = 0;
  return parts.map((part) => {
    if (isTokens(part)) return part;
    const text = texts[next++];
    return text === undefined ? [STAR] : literalTokens(text);
  });
}

function joined(parts: readonly (readonly number[])[]): readonly number[] {
  const tokens: number[] = [];
  for (const part of parts) {
    for (const token of part) {
      if (token === STAR) pushStar(tokens, STAR);
      else tokens.push(token);
    }
  }
  return tokens;
}
