import type { ConditionBlock } from '../domain/policy.ts';
import { type Call, contextValue } from './call.ts';
import { type ConditionOperator, conditionOperator } from './condition-operator.ts';
import { both, certain, either, NO, opposite, type Ternary, UNKNOWN, YES } from './ternary.ts';
import type { ValueTest } from './value-pattern.ts';
import { compileValue } from './value-test.ts';

/** One operator with one key; all leaves of a statement must hold. */
export interface ConditionLeaf {
  readonly name: string;
  readonly operator: ConditionOperator | undefined;
  /** As written, and in lower case. */
  readonly key: string;
  readonly lookup: string;
  readonly values: readonly string[];
  readonly test: (call: Call) => Ternary;
}

/**
 * The leaves of a condition block. Operators and keys are joined by *and*, the values of one key by *or*,
 * under a negated operator by *nor*.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function compileCondition(block: ConditionBlock | undefined, variables: boolean): readonly ConditionLeaf[] {
  if (block === undefined) return [];
  return Object.entries(block).flatMap(([name, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      const operator = conditionOperator(name);
      const lookup = key.toLowerCase();
      return { name, operator, key, lookup, values, test: compileLeaf({ operator, lookup, values, variables }) };
    }),
  );
}

/** Whether all leaves hold. */
export function testCondition(leaves: readonly ConditionLeaf[], call: Call): Ternary {
  let result: Ternary = YES;
  for (const leaf of leaves) {
    result = both(result, leaf.test(call));
    if (result === NO) return NO;
  }
  return result;
}

interface LeafSource {
  readonly operator: ConditionOperator | undefined;
  readonly lookup: string;
  readonly values: readonly string[];
  readonly variables: boolean;
}

function compileLeaf({ operator, lookup, values, variables }: LeafSource): ConditionLeaf['test'] {
  // Documents that came through parsePolicy have no unknown operators.
  if (operator === undefined) return () => UNKNOWN;
  if (operator.family === 'null') return compileNull(lookup, values);
  const tests = values.map((value) => compileValue(operator, value, variables));
  const whenMissing = missing(operator);
  const compare = COMPARE[operator.quantifier];
  return (call) => {
    const found = contextValue(call.context, lookup);
    if (found.state === 'unknown') return UNKNOWN;
    if (found.state === 'absent' || found.values.length === 0) return whenMissing;
    // For the set operators a key with nothing but empty values is a missing key.
    if (operator.quantifier !== 'none' && found.values.every((value) => value === '')) return whenMissing;
    return compare(found.values, { tests, negated: operator.negated }, call);
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null */
function compileNull(lookup: string, values: readonly string[]): ConditionLeaf['test'] {
  const wantsAbsent = values.some((value) => value.toLowerCase() === 'true');
  const wantsPresent = values.some((value) => value.toLowerCase() === 'false');
  return (call) => {
    const found = contextValue(call.context, lookup);
    if (found.state === 'unknown') return wantsAbsent === wantsPresent ? certain(wantsAbsent) : UNKNOWN;
    return certain(found.state === 'absent' || found.values.length === 0 ? wantsAbsent : wantsPresent);
  };
}

/** What a missing key means; the table of authorities is in docs/semantics.md. */
function missing(operator: ConditionOperator): Ternary {
  if (operator.ifExists || operator.quantifier === 'all') return YES;
  return certain(operator.negated && operator.quantifier === 'none');
}

interface PolicyValues {
  readonly tests: readonly ValueTest[];
  readonly negated: boolean;
}

type Compare = (found: readonly string[], policy: PolicyValues, call: Call) => Ternary;

const COMPARE = {
  none: (found, { tests, negated }, call) => {
    let result: Ternary = NO;
    for (const value of found) result = either(result, anyTest(tests, value, call));
    return negated ? opposite(result) : result;
  },
  any: (found, policy, call) => {
    let result: Ternary = NO;
    for (const value of found) result = either(result, oneValue(policy, value, call));
    return result;
  },
  all: (found, policy, call) => {
    let result: Ternary = YES;
    for (const value of found) result = both(result, oneValue(policy, value, call));
    return result;
  },
} satisfies Record<ConditionOperator['quantifier'], Compare>;

function oneValue({ tests, negated }: PolicyValues, value: string, call: Call): Ternary {
  const result = anyTest(tests, value, call);
  return negated ? opposite(result) : result;
}

function anyTest(tests: readonly ValueTest[], value: string, call: Call): Ternary {
  let result: Ternary = NO;
  for (const test of tests) {
    result = either(result, test(value, call));
    if (result === YES) return YES;
  }
  return result;
}
