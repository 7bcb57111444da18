import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { jsonType } from '../../src/source/open.ts';

/** Effect is neither Allow nor Deny. */
export const rule = defineLintRule({
  id: 'invalid-effect',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Effect is neither Allow nor Deny',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Effect takes two values, `Allow` and `Deny`, and is case sensitive. AWS refuses the policy otherwise.',
  remedy: 'Write `Allow` or `Deny` exactly so.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html'],
  equivalents: { accessAnalyzer: 'INVALID_EFFECT', parliament: 'MALFORMED', cfnLint: 'E3510' },
  *check(policy) {
    for (const statement of policy.statements) {
      const effect = statement.raw['Effect'];
      // A missing Effect and one of another JSON type are findings of their own.
      if (jsonType(effect) !== 'string' || statement.effect !== undefined) continue;
      const at = policy.at(statement.to('Effect'));
      const meant = nearName(String(effect).trim(), ['Allow', 'Deny']);
      const message = `Effect \`${String(effect)}\` is neither \`Allow\` nor \`Deny\``;
      if (meant === undefined) yield { at, message };
      else
        yield {
          at,
          message,
          fix: { title: `write \`${meant}\``, safety: 'safe', edits: [{ kind: 'replace', at, value: meant }] },
        };
    }
  },
});
