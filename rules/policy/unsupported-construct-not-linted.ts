import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { Element, PolicySubject, StatementSubject } from '../../src/rule/policy-subject.ts';
import { isList, isObject, isOpen, type SourceValue } from '../../src/source/open.ts';

const ELEMENTS = [
  'Effect',
  'Action',
  'NotAction',
  'Principal',
  'NotPrincipal',
  'Condition',
] as const satisfies readonly Element[];

/** A statement that could be checked in part only. */
export const rule = defineLintRule({
  id: 'unsupported-construct-not-linted',
  subject: 'policy',
  when: ['irregular', 'open'],
  group: 'hygiene',
  title: 'Value could not be resolved, so the statement was only partly checked',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An import, a transform or a computed value is settled at deployment. What it becomes was not checked, and silence about it is no approval.',
  remedy: 'Write the value out, or check the deployed policy.',
  references: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html'],
  equivalents: {},
  *check(policy) {
    if (policy.mayHaveMore && !areBranches(policy))
      yield { at: policy.at('/Statement'), message: 'statements that are settled at deployment were not checked' };
    for (const statement of policy.statements) {
      const open = [
        ...ELEMENTS.filter((element) => isWhollyOpen(statement, element)),
        ...RESOURCES.filter((element) => isForeign(statement, element)),
      ];
      const [first] = open;
      if (first === undefined) continue;
      const names = open.map((element) => `\`${element}\``).join(', ');
      yield { at: policy.at(statement.to(first)), message: `${names} settled at deployment, not checked` };
    }
  },
});

/** Sides of a condition among the statements are policies of their own (branch-policies.ts). */
function areBranches({ document }: PolicySubject): boolean {
  const written = isObject(document) ? document['Statement'] : undefined;
  const open = isOpen(document) ? [document] : isList(written) ? written.filter(isOpen) : [written ?? null];
  return open.every((value) => isBranch(value) || isInherited(value));
}

/** Statements of other documents of the module, which are checked there. */
function isInherited(value: SourceValue): boolean {
  return isOpen(value) && value.refs.length > 0 && value.refs.every(({ name }) => DOCUMENT.test(name));
}

const DOCUMENT = /^data\.aws_iam_policy_document\./;

function isBranch(value: SourceValue): boolean {
  if (!isOpen(value)) return isObject(value) || isList(value);
  return value.choices?.every(isBranch) === true;
}

/** A text with holes is checked as far as it is known; this is about elements of which nothing is. */
function isWhollyOpen(statement: StatementSubject, element: Element): boolean {
  const value = statement.raw[element];
  return isOpen(value) && (value.text === undefined || value.text === '\u{FFFC}');
}

const RESOURCES = ['Resource', 'NotResource'] as const satisfies readonly Element[];

/** What a template declares itself is known well enough; imports, parameters and the like are not. */
function isForeign(statement: StatementSubject, element: Element): boolean {
  const value = statement.raw[element];
  const members = isList(value) ? value : [value];
  return members.some(
    (member) =>
      isOpen(member) &&
      (member.text === undefined || member.text === '\u{FFFC}') &&
      !member.refs.some((reference) => reference.kind === 'resource'),
  );
}
