import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oddResources } from '../../src/rule/odd-items.ts';

/** Resource is not an ARN. */
export const rule = defineLintRule({
  id: 'arn-shape',
  subject: 'policy',
  when: ['oddresource', 'open'],
  group: 'semantics',
  title: 'Resource is not an ARN',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A resource is `*` or an ARN with six fields; others match nothing.',
  remedy: 'Write the whole ARN.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-arn-field',
  ],
  equivalents: {
    accessAnalyzer: 'INVALID_ARN_PREFIX, MISSING_ARN_FIELD',
    parliament: 'INVALID_ARN',
    cfnLint: 'E3510/E3514',
  },
  *check(policy) {
    for (const item of oddResources(policy)) {
      const text = item.text;
      if (item.arn !== undefined || /^[*?:]+$/.test(text) || /^(execute-api[:/]|\$\{)/.test(text)) continue;
      // Of these there are findings of their own.
      if (/\.lambda-url\.|\.execute-api\.|[\s,]arn:|[<{]/.test(text)) continue;
      const short = /^arn:.*\*$/.test(text);
      const message = text.startsWith('arn:')
        ? `\`${text}\` has fewer than the six fields of an ARN`
        : `\`${text}\` is no ARN`;
      if (!short) yield { at: policy.at(item.pointer), message };
      else yield { at: policy.at(item.pointer), message, severity: 'warning', confidence: 'likely' };
    }
  },
});
