import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oddActions } from '../../src/rule/odd-items.ts';

/** Wildcard in the service prefix. */
export const rule = defineLintRule({
  id: 'wildcard-in-service-prefix',
  subject: 'policy',
  when: ['oddaction'],
  group: 'semantics',
  title: 'Wildcard in the service prefix',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The service before the colon takes no wildcard; AWS refuses the entry, or it matches what nobody meant.',
  remedy: 'Name the service.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-wildcard-in-service-name',
  ],
  equivalents: { accessAnalyzer: 'WILDCARD_IN_SERVICE_NAME', parliament: 'EXCEPTION' },
  *check(policy) {
    for (const action of oddActions(policy))
      if (action.service !== undefined && hasWildcard(action.service))
        yield { at: policy.at(action.pointer), message: `\`${action.text}\` has a wildcard in its service` };
  },
});
