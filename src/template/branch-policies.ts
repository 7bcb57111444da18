import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import { emptyObject, pointerTo } from '../source/json-value.ts';
import { isList, isObject, isOpen, type Open, openValue, type SourceObject, type SourceValue } from '../source/open.ts';

/**
 * Each side of an `Fn::If`, or of a conditional of Terraform, among the statements as a policy of its own, together with the
 * statements beside it: what is found holds in that branch, and two branches are never put together. There may be more, so
 * nothing follows from what is absent.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
export function branchPolicies(found: FoundPolicy): readonly FoundPolicy[] {
  const { document } = found;
  if (isOpen(document)) return wholeBranches(found, document);
  const written = isObject(document) ? document['Statement'] : undefined;
  if (!isObject(document) || (isList(written) ? !written.some(isOpen) : !isOpen(written))) return [];
  const members: readonly Member[] = isList(written)
    ? written.map((member, index) => [member, pointerTo('/Statement', index)])
    : [[written ?? null, '/Statement']];
  const sides = members.flatMap(([member, pointer], index) =>
    sidesOf(member, pointer).map((side) => ({ side, index })),
  );
  return sides
    .slice(0, MOST)
    .map(({ side, index }) =>
      branchPolicy(found, document, [...members.slice(0, index), ...side, ...members.slice(index + 1)]),
    );
}

/** Each side is looked at with all that is beside it; no policy that AWS takes has so many. */
const MOST = 100;

/** Of a condition between whole documents each is there as it is written. */
function wholeBranches(found: FoundPolicy, document: Open): readonly FoundPolicy[] {
  return sidesOf(document, '').flatMap((side) =>
    side.flatMap(([whole, pointer]) => {
      if (!isObject(whole)) return [];
      const at: FoundPolicy['at'] = (inner, part) => found.at(pointer + inner, part);
      const branch = { ...found, document: whole, conditional: true, at };
      return [branch, ...branchPolicies(branch)];
    }),
  );
}

/** A statement, or what may become some, with its pointer in the policy. */
type Member = readonly [SourceValue, string];

function sidesOf(value: SourceValue, pointer: string): readonly (readonly Member[])[] {
  const { choices = [], why } = isOpen(value) ? value : {};
  return choices.flatMap((choice, index): readonly (readonly Member[])[] => {
    const at = `${pointer}/${why === 'Fn::If' ? why : '?'}/${index + 1}`;
    if (isObject(choice)) return [[[choice, at]]];
    if (isList(choice))
      return choice.length === 0 ? [] : [choice.map((one, place): Member => [one, pointerTo(at, place)])];
    return sidesOf(choice, at);
  });
}

function branchPolicy(found: FoundPolicy, whole: SourceObject, members: readonly Member[]): FoundPolicy {
  const document: Record<string, SourceValue> = Object.assign(emptyObject(), whole);
  document['Statement'] = [...members.map(([statement]) => statement), openValue('other branches', { choices: [] })];
  return {
    ...found,
    document,
    conditional: true,
    at: (pointer, part) => {
      const [, index = '', rest = ''] = /^\/Statement\/(\d+)(.*)$/.exec(pointer) ?? [];
      const own = members[Number(index)]?.[1];
      return index === '' || own === undefined ? found.at(pointer, part) : found.at(own + rest, part);
    },
  };
}
