import type { ActionList } from './action-list.ts';
import { broadResource } from './broad-resource.ts';
import type { LintProblem } from './lint-rule.ts';
import { namedList } from './named-list.ts';
import type { PolicySubject } from './policy-subject.ts';
import { isWholeService } from './whole-service.ts';

/** One finding per Allow without conditions that takes in actions of the list on every resource, or every one of a type. */
export function unlimitedActions(
  policy: PolicySubject,
  list: ActionList,
  { one, several }: { readonly one: string; readonly several: string },
): readonly LintProblem[] {
  return policy.statements.flatMap((statement) => {
    const broad = statement.effect === 'Allow' && !statement.has('Condition') ? broadResource(statement) : undefined;
    if (broad === undefined) return [];
    const found = statement.actions.filter((action) => !isWholeService(action) && list.find(action) !== undefined);
    const [first] = found;
    if (first === undefined) return [];
    const names = namedList(found.map((action) => list.find(action) ?? action.text));
    const does = found.length === 1 ? one : several;
    return [{ at: policy.at(first.pointer), message: `${names} ${does}, on \`${broad.text}\` without any limit` }];
  });
}
