import { keyFacts } from '../../src/rule/key-facts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** ForAllValues Allow without a Null false guard. */
export const rule = defineLintRule({
  id: 'forallvalues-without-null-guard',
  subject: 'policy',
  when: ['set'],
  group: 'semantics',
  title: 'ForAllValues Allow without a Null false guard',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'ForAllValues is true when the key is missing, so the Allow also applies to requests without it.',
  remedy: 'Add `Null` with `false` for the key.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  ],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.set !== 'ForAllValues' || statement.effect !== 'Allow' || condition.base === 'null') continue;
        if (keyFacts(condition, policy.services)?.multiValued === false) continue;
        const guarded = statement.conditions.some(
          (other) =>
            other.keyLower === condition.keyLower &&
            ((other.base === 'null' && !other.values.some((value) => /^true$/i.test(value.text))) ||
              (other.set === 'ForAnyValue' && !other.ifExists)),
        );
        if (guarded) continue;
        const at = policy.at(`${statement.pointer}/Condition`);
        const fixable = !statement.conditions.some((other) => other.base === 'null');
        // A request that sets no tags sets no wrong ones: AWS's own examples leave the guard out.
        const mayBeMeant = condition.keyLower === 'aws:tagkeys' || condition.ifExists;
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          ...(mayBeMeant ? { severity: 'info' as const } : {}),
          message: `\`${condition.operator}\` is also true for requests without \`${condition.key}\``,
          ...(fixable
            ? {
                fix: {
                  title: 'add a Null guard',
                  safety: mayBeMeant ? ('suggest' as const) : ('safe' as const),
                  edits: [{ kind: 'addProperty' as const, at, name: 'Null', value: { [condition.key]: 'false' } }],
                },
              }
            : {}),
        };
      }
  },
});
