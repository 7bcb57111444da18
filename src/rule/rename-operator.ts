import type { SourceEdit } from './lint-rule.ts';
import type { ConditionItem, PolicySubject, StatementSubject } from './policy-subject.ts';

/**
 * The edit that gives a condition another operator, when that is a mere renaming: the operator holds no other key and the
 * new one is not there already. Otherwise undefined.
 */
export function renameOperator(
  policy: PolicySubject,
  statement: StatementSubject,
  change: { readonly condition: ConditionItem; readonly to: string },
): SourceEdit | undefined {
  const { condition, to } = change;
  const shared = statement.conditions.some(
    (other) => other !== condition && (other.operatorPointer === condition.operatorPointer || other.operator === to),
  );
  return shared ? undefined : { kind: 'rename', at: policy.at(condition.operatorPointer, 'key'), name: to };
}
