import { defineLintRule, type LintProblem } from '../../src/rule/lint-rule.ts';
import { oddResources, resourcesIn, startsAsNoArn } from '../../src/rule/odd-items.ts';
import type { PolicySubject, ResourceItem } from '../../src/rule/policy-subject.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';
import { HOLE } from '../../src/source/open.ts';

/** Resource is not an ARN. */
export const rule = defineLintRule({
  id: 'arn-shape',
  subject: 'policy',
  when: ['oddresource', 'openresource', 'operator:arn', 'key:aws:sourcearn', 'key:aws:principalarn'],
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
    for (const item of [...oddResources(policy), ...partlyOpen(policy)]) {
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
    // What other services make of a name in a policy of theirs is not documented for each.
    const doubt = policy.type === 'resource' ? ({ severity: 'warning', confidence: 'likely' } as const) : {};
    for (const item of resourcesIn(policy)) {
      const name = startsAsNoArn(item);
      if (name !== undefined) yield { at: policy.at(item.pointer), message: `${name}, no ARN`, ...doubt };
    }
    if (policy.origin === 'document') yield* namesForArns(policy);
    for (const { conditions } of policy.statements)
      for (const { base, values, key } of conditions)
        for (const item of base.startsWith('arn') && /arn$/i.test(key) ? values : [])
          if (!/^(arn:|[*?]+$|\$\{)/.test(item.text) && !isLeftover(item.text))
            yield {
              at: policy.at(item.pointer),
              message: `\`${item.text}\` is no ARN, \`${key}\` is one`,
              severity: 'warning',
              confidence: 'likely',
            };
  },
});

/** Names of resources where a condition compares ARNs. */
function* namesForArns(policy: PolicySubject): Iterable<LintProblem> {
  for (const { conditions } of policy.statements)
    for (const { keyLower, key, allValues } of conditions)
      for (const item of keyLower === 'aws:sourcearn' || keyLower === 'aws:principalarn' ? allValues : []) {
        const name = startsAsNoArn(item);
        if (name === undefined) continue;
        const message = `${name}, \`${key}\` is an ARN`;
        yield { at: policy.at(item.pointer), message, severity: 'warning', confidence: 'likely' };
      }
}

/** Open texts of which the beginning is known and is not that of an ARN, or in which only pseudo parameters are open. */
function partlyOpen(policy: PolicySubject): readonly ResourceItem[] {
  return policy.statements.flatMap(({ allResources }) =>
    allResources.filter(({ open, text }) => {
      if (open === undefined || !/^[A-Za-z0-9]/.test(text)) return false;
      if (text.startsWith('arn:')) return open.refs.every(({ kind }) => kind === 'pseudo');
      return !/^ar?n?$/.test(text.split(HOLE)[0] ?? '');
    }),
  );
}
