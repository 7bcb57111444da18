import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';

/** Deprecated or spoofable condition key. */
export const rule = defineLintRule({
  id: 'deprecated-condition-key',
  subject: 'policy',
  when: ['key:aws:arn', 'key:aws:referer', 'key:aws:useragent'],
  group: 'semantics',
  title: 'Deprecated or spoofable condition key',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'The caller chooses the value of aws:Referer and aws:UserAgent freely, and aws:ARN is not supported any more: none of them keeps anybody out.',
  remedy: 'Use aws:SourceArn, aws:PrincipalArn, or a signature.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-untrustworthy-condition-key',
  ],
  equivalents: {
    accessAnalyzer: 'DEPRECATED_GLOBAL_CONDITION_KEY, UNTRUSTWORTHY_CONDITION_KEY, UNSUPPORTED_GLOBAL_CONDITION_KEY',
  },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!/^aws:(arn|referer|useragent)$/.test(condition.keyLower)) continue;
        // A service that calls for somebody fills it in itself, as SES does with the account.
        if (condition.keyLower === 'aws:referer' && isForServices(statement)) continue;
        yield {
          at: policy.at(condition.pointer, 'key'),
          message:
            condition.keyLower === 'aws:arn'
              ? `\`${condition.key}\` is not supported any more, use aws:PrincipalArn`
              : `the caller chooses the value of \`${condition.key}\``,
        };
      }
  },
});

function isForServices({ allPrincipals }: StatementSubject): boolean {
  return allPrincipals.length > 0 && allPrincipals.every(({ principalType }) => principalType === 'Service');
}
