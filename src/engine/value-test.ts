import type { Call } from './call.ts';
import type { ConditionOperator } from './condition-operator.ts';
import { parseDateValue } from './date-value.ts';
import { inIpRange, knownIpAddress, parseIpRange } from './ip-range.ts';
import { splitVariables } from './policy-variable.ts';
import { both, certain, NO, type Ternary, UNKNOWN, YES } from './ternary.ts';
import { compileTemplate, literalTokens, resolveVariable, type ValueTest } from './value-pattern.ts';
import { tokensOf } from './wildcard.ts';

/**
 * The test of one policy value under an operator. A policy value that is no value of the operator's type matches nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function compileValue(operator: ConditionOperator, value: string, variables: boolean): ValueTest {
  switch (operator.family) {
    case 'string':
    case 'binary':
      return compileTemplate(value, variables && operator.family === 'string', literalTokens);
    case 'stringIgnoreCase':
      return ignoringCase(value, variables);
    case 'stringLike':
      return compileTemplate(value, variables);
    case 'bool':
      return ignoringCase(value, variables);
    case 'arn':
      return compileArn(value, variables);
    case 'ip':
      return compileIp(value);
    case 'numeric':
      return compileOrder(operator, value, parseNumber);
    case 'date':
      return compileOrder(operator, value, parseDateValue);
    case 'null':
      return () => NO;
  }
}

function ignoringCase(value: string, variables: boolean): ValueTest {
  if (!variables || !value.includes('${')) {
    const folded = value.toLowerCase();
    return (found) => certain(found.toLowerCase() === folded);
  }
  const pieces = splitVariables(value);
  return (found, call) => {
    let text = '';
    for (const piece of pieces) {
      const resolved =
        piece.kind === 'variable'
          ? resolveVariable(piece.variable, call)
          : { state: 'text' as const, text: piece.text };
      if (resolved.state !== 'text') return resolved.state === 'none' ? NO : UNKNOWN;
      text += resolved.text;
    }
    return certain(found.toLowerCase() === text.toLowerCase());
  };
}

/** Both sides are taken apart at their first five colons, and each of the six parts is compared on its own. */
function compileArn(value: string, variables: boolean): ValueTest {
  // A lone star is accepted as "any ARN": docs/semantics.md, `arn-operator-lone-star`.
  if (value === '*') return () => YES;
  const parts = sixParts(value, variables).map((part) => compileTemplate(part, variables, tokensOf));
  if (parts.length !== 6) return () => NO;
  return (found, call) => {
    const foundParts = sixParts(found, false);
    if (foundParts.length !== 6) return NO;
    let result: Ternary = YES;
    for (let at = 0; at < 6 && result !== NO; at++) {
      result = both(result, parts[at]?.(foundParts[at] ?? '', call) ?? NO);
    }
    return result;
  };
}

/** The six parts of an ARN; colons inside a policy variable do not count. */
export function sixParts(arn: string, variables: boolean): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = false;
  for (let at = 0; at < arn.length && parts.length < 5; at++) {
    if (variables && arn.startsWith('${', at)) depth = arn.includes('}', at);
    else if (depth && arn[at] === '}') depth = false;
    if (arn[at] !== ':' || depth) continue;
    parts.push(arn.slice(from, at));
    from = at + 1;
  }
  return [...parts, arn.slice(from)];
}

function compileIp(value: string): ValueTest {
  const range = parseIpRange(value);
  if (range === undefined) return () => NO;
  return (found) => {
    const address = knownIpAddress(found);
    return certain(address !== undefined && inIpRange(address, range));
  };
}

/** A decimal number; undefined when the text is none. */
function parseNumber(text: string): number | undefined {
  return /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : undefined;
}

function compileOrder(
  operator: ConditionOperator,
  value: string,
  parse: (text: string) => number | undefined,
): (found: string, call: Call) => Ternary {
  const limit = parse(value);
  if (limit === undefined) return () => NO;
  const holds = ORDER[operator.comparison];
  return (found) => {
    const number = parse(found);
    return certain(number !== undefined && holds(number, limit));
  };
}

const ORDER = {
  equals: (found: number, limit: number) => found === limit,
  less: (found: number, limit: number) => found < limit,
  lessOrEqual: (found: number, limit: number) => found <= limit,
  greater: (found: number, limit: number) => found > limit,
  greaterOrEqual: (found: number, limit: number) => found >= limit,
} satisfies Record<ConditionOperator['comparison'], (found: number, limit: number) => boolean>;
