import { meantElement, strangeElements } from '../../src/rule/element-names.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Unknown element in policy or statement. */
export const rule = defineLintRule({
  id: 'unknown-element',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Unknown element in policy or statement',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS refuses a policy with an element outside the grammar.',
  remedy: 'Write the element as the grammar names it, or take it away.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-policy-element',
  ],
  equivalents: { accessAnalyzer: 'INVALID_POLICY_ELEMENT', parliament: 'MALFORMED', cfnLint: 'E3510/E3512' },
  *check(policy) {
    for (const { name, pointer, known } of strangeElements(policy)) {
      const meant = meantElement(name, known);
      if (meant?.toLowerCase() === name.toLowerCase()) continue;
      const at = policy.at(pointer, 'key');
      const message = `\`${name}\` is no element of a policy${meant === undefined ? '' : `, \`${meant}\` may be meant`}`;
      if (meant === undefined) yield { at, message };
      else
        yield {
          at,
          message,
          fix: { title: `write \`${meant}\``, safety: 'safe', edits: [{ kind: 'rename', at, name: meant }] },
        };
    }
  },
});
