import { functionPolicies, permissionsOf } from '../../src/rule/function-policies.ts';
import { slotKey } from '../../src/rule/holes.ts';
import { leastSize, mayTake } from '../../src/rule/least-size.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PolicySubject } from '../../src/rule/policy-subject.ts';
import type { TemplateSubject } from '../../src/rule/template-subject.ts';
import type { Place } from '../../src/source/source-file.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST = 20_480;
/** From four fifths on the next few permissions are in danger. */
const NEAR = 16_384;

/** Function policy over 20 KB. */
export const rule = defineLintRule({
  id: 'lambda-policy-size',
  subject: 'template',
  group: 'quota',
  title: 'Function policy over 20 KB',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'A function policy may have 20 KB, for the function and for each alias. AddPermission refuses what goes beyond: "The final policy size is bigger than the limit".',
  remedy: 'Replace many permissions by one with a wildcard in its SourceArn.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html'],
  equivalents: { accessAnalyzer: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA' },
  *check(template) {
    for (const { entity, policies } of functionPolicies(template)) {
      for (const policy of policies) {
        if (!mayTake(policy, NEAR)) continue;
        for (const { size, at } of parts(template, policy)) {
          if (size < NEAR) continue;
          const what = `the policy of ${entity === undefined ? 'the function' : `\`${entity.id}\``} takes ${size} bytes`;
          if (size > MOST) yield { at, message: `${what}, ${MOST} are the most` };
          else yield { at, severity: 'warning', message: `${what} of ${MOST}` };
        }
      }
    }
  },
});

/** A document as a whole; permissions by the qualifier they are for, each with a policy of its own. */
function parts(
  template: TemplateSubject,
  policy: PolicySubject,
): readonly { readonly size: number; readonly at: Place }[] {
  if (policy.origin === 'document') return [{ size: leastSize(policy), at: policy.at('') }];
  const byQualifier = new Map<string, { indexes: Set<number>; at: Place }>();
  for (const [index, permission] of permissionsOf(template).get(policy) ?? []) {
    if (permission.conditional) continue;
    const key = slotKey(permission.function.qualifier) ?? 'open';
    const part = byQualifier.get(key) ?? { indexes: new Set<number>(), at: permission.at };
    part.indexes.add(index);
    byQualifier.set(key, part);
  }
  return [...byQualifier.values()].map(({ indexes, at }) => ({ size: leastSize(policy, indexes), at }));
}
