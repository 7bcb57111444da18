import { CONDITION_OPERATORS } from './condition-operators.ts';
import type { ConditionItem } from './policy-subject.ts';

/** Documented name of a condition's operator, prefix and IfExists kept; undefined when AWS has no such operator. */
export function knownOperator(condition: ConditionItem): string | undefined {
  return CONDITION_OPERATORS.get(condition.base)?.name;
}

/** Conditions of which the key stands where the operator belongs and the reverse: `{"aws:SourceIp": {"IpAddress": …}}`. */
export function isInverted(condition: ConditionItem): boolean {
  return (
    knownOperator(condition) === undefined &&
    condition.operator.includes(':') &&
    CONDITION_OPERATORS.has(condition.keyLower.replace(/^for(all|any)values?:/, '').replace(/ifexists$/, ''))
  );
}
