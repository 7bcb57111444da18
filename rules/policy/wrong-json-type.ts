import { wrongShapes, wrongValue } from '../../src/rule/json-shapes.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isList, isObject, jsonType } from '../../src/source/open.ts';

/** Element has wrong JSON type. */
export const rule = defineLintRule({
  id: 'wrong-json-type',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Element has wrong JSON type',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS refuses an element with another JSON type than the grammar has.',
  remedy: 'Write the element as the grammar has it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-data-type-mismatch',
  ],
  equivalents: { accessAnalyzer: 'DATA_TYPE_MISMATCH', parliament: 'MALFORMED', cfnLint: 'E3510/E3512' },
  *check(policy) {
    if (isObject(policy.document)) {
      const statement = policy.document['Statement'];
      if (statement !== undefined && !['object', 'array', 'open'].includes(jsonType(statement)))
        yield {
          at: policy.at('/Statement'),
          message: `Statement is ${jsonType(statement)}, an object or a list of objects belongs there`,
        };
      if (isList(statement))
        for (const [index, member] of statement.entries())
          if (!['object', 'open'].includes(jsonType(member)))
            yield {
              at: policy.at(`/Statement/${index}`),
              message: `a statement is ${jsonType(member)}, an object belongs there`,
            };
    }
    for (const statement of policy.statements) {
      for (const { element, found, wanted } of wrongShapes(statement.raw))
        yield {
          at: policy.at(`${statement.pointer}/${element}`),
          message: `${element} is ${found === 'object' || found === 'array' ? `an ${found} of another form` : found}, ${wanted} belongs there`,
        };
      for (const condition of statement.conditions) {
        const found = wrongValue(condition.raw);
        if (found !== undefined)
          yield {
            at: policy.at(condition.pointer),
            message: `the value of \`${condition.key}\` is ${found}, a string or a list of strings belongs there`,
          };
      }
    }
  },
});
