import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { expandedTexts, LEFTOVER } from '../../src/rule/policy-variables.ts';
import { isObject, isOpen } from '../../src/source/open.ts';

/** Policy variables need Version 2012-10-17. */
export const rule = defineLintRule({
  id: 'variable-needs-2012-version',
  subject: 'policy',
  when: ['irregular'],
  group: 'semantics',
  title: 'Policy variables need Version 2012-10-17',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Without Version 2012-10-17 AWS takes `${…}` as literal text.',
  remedy: 'Write `"Version": "2012-10-17"`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-variable-unsupported-in-version',
  ],
  equivalents: { accessAnalyzer: 'VARIABLE_UNSUPPORTED_IN_VERSION', parliament: 'OLD_VERSION (version only)' },
  *check(policy) {
    if (!isObject(policy.document) || policy.version === '2012-10-17' || isOpen(policy.document['Version'])) return;
    const item = expandedTexts(policy).find(({ text }) => text.includes('${') && !LEFTOVER.test(text));
    if (item === undefined) return;
    const at = policy.at('');
    const edit =
      policy.version === undefined
        ? ({ kind: 'addProperty', at, name: 'Version', value: '2012-10-17', first: true } as const)
        : ({ kind: 'replace', at: policy.at('/Version'), value: '2012-10-17' } as const);
    yield {
      at: policy.at(item.pointer),
      message: `\`${item.text}\` is literal text in the language of ${policy.version ?? '2008-10-17, which counts without Version'}`,
      fix: { title: 'write Version 2012-10-17', safety: 'safe', edits: [edit] },
    };
  },
});
