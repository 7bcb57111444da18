import { fieldHabit } from '../../src/rule/arn-field-habits.ts';
import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { arnItems } from '../../src/rule/odd-items.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';

/** Services whose formats are known well enough for certainty. */
const SURE = new Set([
  'lambda',
  'execute-api',
  'iam',
  's3',
  'sqs',
  'sns',
  'dynamodb',
  'states',
  'kms',
  'secretsmanager',
]);

/** Account in ARN malformed, missing or not allowed. */
export const rule = defineLintRule({
  id: 'arn-account',
  subject: 'policy',
  when: ['oddarn'],
  group: 'semantics',
  title: 'Account in ARN malformed, missing or not allowed',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document', 'serviceData'],
  why: 'An account id has twelve digits; an ARN without one where its service has it names nothing.',
  remedy: 'Write the account, or leave it out where the service has none.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-arn-account',
  ],
  equivalents: { accessAnalyzer: 'INVALID_ARN_ACCOUNT, MISSING_ARN_ACCOUNT, ARN_ACCOUNT_NOT_ALLOWED' },
  *check(policy) {
    for (const item of arnItems(policy)) {
      const arn = item.arn;
      // The accounts of principals are judged by `principal-account-format`.
      if (item.role === 'principal') continue;
      if (!isPlain(arn.service)) continue;
      if (
        isPlain(arn.account) &&
        !/^(\d{12}|aws|aws-managed|partner|amazon|cloudfront|third-party|aws-marketplace)$/.test(arn.account) &&
        !/[<{%]/.test(arn.account) &&
        !isLeftover(arn.account)
      ) {
        yield { at: policy.at(item.pointer), message: `account \`${arn.account}\` is not twelve digits` };
        continue;
      }
      if (/^(123456789012|000000000000)$/.test(arn.account) && item.role === 'resource') {
        const at = policy.at(item.pointer);
        if (!SAMPLES.test(at.file.path))
          yield { at, message: `account \`${arn.account}\` is the one of AWS's examples`, severity: 'info' };
      }
      const facts = SURE.has(arn.service) ? policy.services.service(arn.service) : undefined;
      const habit = facts === undefined ? undefined : fieldHabit(facts, 'Account');
      if (habit === 'always' && arn.account === '')
        yield { at: policy.at(item.pointer), message: `ARNs of ${arn.service} hold an account, this one has none` };
      // The ARN of an S3 access point holds an account, with one for several regions no region; that of a bucket neither.
      if (arn.service === 's3' && isPlain(arn.account) && arn.region === '' && !arn.resource.startsWith('accesspoint/'))
        yield {
          at: policy.at(item.pointer),
          message: `ARNs of buckets hold no account, this one has \`${arn.account}\``,
        };
    }
  },
});

/** Files in which made-up accounts are at home. */
const SAMPLES = /fixture|test|example|sample|spec|mock|doc/i;
