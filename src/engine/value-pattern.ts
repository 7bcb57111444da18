import { type Call, contextValue } from './call.ts';
import { type PolicyVariable, splitVariables } from './policy-variable.ts';
import { certain, NO, type Ternary, UNKNOWN } from './ternary.ts';
import { compileTokens, matchTokens, pushStar, STAR, type TextTest, tokensOf } from './wildcard.ts';

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
  if (!variables || !pattern.includes('${')) return fixed(compileTokens(tokenizer(pattern)));
  const parts: Part[] = splitVariables(pattern).map((piece) => {
    if (piece.kind === 'variable') return piece.variable;
    return piece.kind === 'text' ? tokenizer(piece.text) : literalTokens(piece.text);
  });
  if (parts.every(isTokens)) return fixed(compileTokens(joined(parts)));
  return (value, call) => matchParts(parts, value, call);
}

function fixed(test: TextTest): ValueTest {
  return (value) => certain(test(value));
}

function isTokens(part: Part): part is readonly number[] {
  return Array.isArray(part);
}

function matchParts(parts: readonly Part[], value: string, call: Call): Ternary {
  let unknown = false;
  const filled: (readonly number[])[] = [];
  for (const part of parts) {
    if (isTokens(part)) filled.push(part);
    else {
      const resolved = resolveVariable(part, call);
      if (resolved.state === 'none') return NO;
      if (resolved.state === 'unknown') unknown = true;
      filled.push(resolved.state === 'text' ? literalTokens(resolved.text) : [STAR]);
    }
  }
  const matched = matchTokens(joined(filled), value);
  // An unknown value was tried as "anything": where even that fails, no value helps.
  return matched && unknown ? UNKNOWN : certain(matched);
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
