import type { ActionList } from './action-list.ts';
import { broadResource } from './broad-resource.ts';
import type { LintProblem } from './lint-rule.ts';
import { namedList } from './named-list.ts';
import type { ActionItem, PolicySubject } from './policy-subject.ts';
import { isWholeService } from './whole-service.ts';

/** One finding per Allow without conditions that takes in actions of the list on every resource, or every one of a type. */
export function unlimitedActions(
  policy: PolicySubject,
  list: ActionList,
  { one, several }: { readonly one: string; readonly several: string },
): readonly LintProblem[] {
  const problems: LintProblem[] = [];
  for (const statement of policy.statements) {
    const broad = statement.effect === 'Allow' && !statement.has('Condition') ? broadResource(statement) : undefined;
    const found = broad === undefined ? [] : listed(statement.actions, list);
    const [first] = found;
    if (broad === undefined || first === undefined) continue;
    const names = namedList(found.map(({ name }) => name));
    const does = found.length === 1 ? one : several;
    const message = `${names} ${does}, on \`${broad.text}\` without any limit`;
    problems.push({ at: policy.at(first.action.pointer), message });
  }
  return problems;
}

function listed(actions: readonly ActionItem[], list: ActionList): { action: ActionItem; name: string }[] {
  const found: { action: ActionItem; name: string }[] = [];
  for (const action of actions) {
    const name = list.find(action);
    if (name !== undefined && !isWholeService(action)) found.push({ action, name });
  }
  return found;
}
