import { strangeElements } from '../../src/rule/element-names.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Element name has wrong capitalisation. */
export const rule = defineLintRule({
  id: 'wrong-element-case',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Element name has wrong capitalisation',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Element names are case sensitive; AWS refuses other spellings.',
  remedy: 'Write the name with its capitals.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { accessAnalyzer: 'INVALID_POLICY_ELEMENT', parliament: 'MALFORMED', cfnLint: 'E3510/E3512' },
  *check(policy) {
    for (const { name, pointer, known } of strangeElements(policy)) {
      const meant = known.find((each) => each.toLowerCase() === name.toLowerCase());
      if (meant === undefined) continue;
      const at = policy.at(pointer, 'key');
      yield {
        at,
        message: `element \`${name}\` is written \`${meant}\``,
        fix: { title: `write \`${meant}\``, safety: 'safe', edits: [{ kind: 'rename', at, name: meant }] },
      };
    }
  },
});
