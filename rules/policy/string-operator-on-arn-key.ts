import { arnFields } from '../../src/rule/arn-fields.ts';
import { hasWildcard } from '../../src/rule/glob.ts';
import { keyFacts } from '../../src/rule/key-facts.ts';
import { letsMoreThrough } from '../../src/rule/lets-more-through.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ConditionItem, StatementSubject } from '../../src/rule/policy-subject.ts';
import { renameOperator } from '../../src/rule/rename-operator.ts';

/** String operator used with an ARN key. */
export const rule = defineLintRule({
  id: 'string-operator-on-arn-key',
  subject: 'policy',
  when: ['othertype'],
  group: 'semantics',
  title: 'String operator used with an ARN key',
  severity: 'warning',
  confidence: 'certain',
  security: 3.0,
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'A string operator lets a star run over the colons of an ARN, an ARN operator compares part by part.',
  remedy: 'Use ArnLike or ArnEquals.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-string-like-operator-with-arn-condition-keys',
  ],
  equivalents: {
    accessAnalyzer: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
    parliament: 'MISMATCHED_TYPE_BUT_USABLE',
  },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!/^string(not)?(equals|like)$/.test(condition.base) || keyFacts(condition, policy.services)?.type !== 'Arn')
          continue;
        const to = `${condition.set === undefined ? '' : `${condition.set}:`}Arn${condition.negated ? 'Not' : ''}${condition.base.endsWith('like') ? 'Like' : 'Equals'}${condition.ifExists ? 'IfExists' : ''}`;
        const edit = renameOperator(policy, statement, { condition, to });
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `\`${condition.operator}\` compares \`${condition.key}\` as a text, not part by part`,
          ...(comparesAlike(condition) ? { severity: 'info' as const } : {}),
          ...(edit === undefined
            ? {}
            : { fix: { title: `write \`${to}\``, safety: safetyFor(statement, condition), edits: [edit] } }),
        };
      }
  },
});

/**
 * Whether comparing the text comes to the same as comparing the fields: nothing is wild, or only what ends the ARN. Names of
 * IAM hold no colon, so a star in the ARN of a principal cannot reach into the next field either.
 */
function comparesAlike({ base, keyLower, allValues }: ConditionItem): boolean {
  if (base.endsWith('equals') || keyLower === 'aws:principalarn') return true;
  return allValues.every(({ text }) => {
    const fields = arnFields(text.replaceAll(/\$\{[^{}]*\}/g, 'variable'));
    return (
      fields !== undefined && !hasWildcard(`${fields.partition}${fields.service}${fields.region}${fields.account}`)
    );
  });
}

/** ArnEquals knows wildcards and StringEquals does not; ArnLike knows no star in place of several fields. */
function safetyFor(statement: StatementSubject, condition: ConditionItem): 'safe' | 'suggest' {
  const { base, allValues } = condition;
  const texts = allValues.map(({ text }) => text.replaceAll(/\$\{[^{}]*\}/g, 'variable'));
  const wild = texts.filter(hasWildcard);
  if (base.endsWith('equals')) return wild.length > 0 && letsMoreThrough(statement, condition) ? 'suggest' : 'safe';
  return wild.every((text) => arnFields(text) !== undefined) ? 'safe' : 'suggest';
}
