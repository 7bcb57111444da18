import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isList, isObject } from '../../src/source/open.ts';

/** Empty Action, Resource, Principal or condition value list. */
export const rule = defineLintRule({
  id: 'empty-list',
  subject: 'policy',
  when: ['irregular'],
  group: 'semantics',
  title: 'Empty Action, Resource, Principal or condition value list',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An empty list makes the statement or condition say nothing, or makes it true for everybody with ForAllValues.',
  remedy: 'Fill the list, or take the statement away.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-action',
  ],
  equivalents: {
    accessAnalyzer:
      'EMPTY_ARRAY_ACTION, EMPTY_ARRAY_RESOURCE, EMPTY_ARRAY_PRINCIPAL, EMPTY_ARRAY_CONDITION*, EMPTY_OBJECT_*',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const element of ['Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal'] as const) {
        const value = statement.raw[element];
        const lists = isObject(value)
          ? Object.entries(value).map(([key, list]) => [`/${key}`, list] as const)
          : [['', value] as const];
        for (const [tail, list] of lists)
          if (isList(list) && list.length === 0)
            yield { at: policy.at(`${statement.to(element)}${tail}`), message: `${element} is an empty list` };
      }
      for (const element of ['Principal', 'NotPrincipal', 'Condition'] as const) {
        const value = statement.raw[element];
        if (!isObject(value) || Object.keys(value).length > 0) continue;
        const at = policy.at(statement.to(element));
        if (element === 'Condition') yield { at, message: 'Condition is empty, so nothing is asked', severity: 'info' };
        else yield { at, message: `${element} is empty, so nobody is meant` };
      }
      for (const condition of statement.conditions)
        if (isList(condition.raw) && condition.raw.length === 0)
          yield {
            at: policy.at(condition.pointer),
            message: `\`${condition.operator}\` on \`${condition.key}\` has no values`,
          };
    }
  },
});
