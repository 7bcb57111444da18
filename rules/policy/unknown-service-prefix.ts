import { hasWildcard } from '../../src/rule/glob.ts';
import { INVOKE_TYPOS } from '../../src/rule/invoke-typos.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { oddActions } from '../../src/rule/odd-items.ts';

/** Service prefix does not exist. */
export const rule = defineLintRule({
  id: 'unknown-service-prefix',
  subject: 'policy',
  when: ['oddaction'],
  group: 'semantics',
  title: 'Service prefix does not exist',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'No action of that service exists, so the entry does nothing.',
  remedy: 'Write the prefix as the Service Authorization Reference has it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-in-action',
  ],
  equivalents: { accessAnalyzer: 'INVALID_SERVICE_IN_ACTION', parliament: 'UNKNOWN_PREFIX', cfnLint: 'W3037' },
  *check(policy) {
    for (const action of oddActions(policy)) {
      const prefix = action.service;
      if (prefix === undefined || hasWildcard(prefix) || INVOKE_TYPOS.has(action.lower)) continue;
      if (/[<>{}$%#@[\]]/.test(prefix) || policy.services.service(prefix) !== undefined) continue;
      const meant = nearName(prefix.trim().replace(/\.amazonaws\.com$/, ''), policy.services.prefixes, 1);
      yield {
        at: policy.at(action.pointer),
        message: `service prefix \`${prefix}\` is not known${meant === undefined ? ` as of ${policy.services.date}` : `, \`${meant}\` may be meant`}`,
        ...(meant === undefined ? { severity: 'warning' as const, confidence: 'likely' as const } : {}),
      };
    }
  },
});
