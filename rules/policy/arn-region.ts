import { fieldHabit } from '../../src/rule/arn-field-habits.ts';
import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { arnItems } from '../../src/rule/odd-items.ts';
import type { ArnFields } from '../../src/rule/policy-subject.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';
import { isRegion, REGIONS } from '../../src/rule/regions.ts';

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
  'events',
  'kms',
  'secretsmanager',
]);

/** Region in ARN unknown, missing or not allowed. */
export const rule = defineLintRule({
  id: 'arn-region',
  subject: 'policy',
  when: ['oddarn'],
  group: 'semantics',
  title: 'Region in ARN unknown, missing or not allowed',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document', 'serviceData'],
  why: 'An ARN without the region that its service has, or with one that does not exist, names nothing.',
  remedy: 'Write the region, or leave it out where the service has none.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-arn-region',
  ],
  equivalents: { accessAnalyzer: 'INVALID_ARN_REGION, MISSING_ARN_REGION, ARN_REGION_NOT_ALLOWED' },
  *check(policy) {
    for (const item of arnItems(policy)) {
      const arn = item.arn;
      if (!isPlain(arn.service)) continue;
      if (isPlain(arn.region) && !isRegion(arn.region)) {
        if (isLeftover(arn.region)) continue;
        const meant = nearName(arn.region, [...REGIONS.values()].flat());
        const soft = meant === undefined && /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(arn.region);
        yield {
          at: policy.at(item.pointer),
          message: `region \`${arn.region}\` is not known${meant === undefined ? '' : `, \`${meant}\` may be meant`}`,
          ...(soft ? { severity: 'warning' as const, confidence: 'likely' as const } : {}),
        };
        continue;
      }
      const facts = SURE.has(arn.service) ? policy.services.service(arn.service) : undefined;
      const habit = facts === undefined ? undefined : fieldHabit(facts, 'Region');
      if (habit === 'always' && arn.region === '')
        yield { at: policy.at(item.pointer), message: `ARNs of ${arn.service} hold a region, this one has none` };
      if (isPlain(arn.region) && (habit === 'never' || isBucket(arn)))
        yield {
          at: policy.at(item.pointer),
          message: `ARNs of ${arn.service} hold no region, this one has \`${arn.region}\``,
        };
    }
  },
});

/** The ARN of an S3 access point or job holds a region, that of a bucket and its objects does not. */
function isBucket(arn: ArnFields): boolean {
  return (
    arn.service === 's3' && /^[a-z0-9][a-z0-9.-]{2,62}(\/|$)/.test(arn.resource) && !S3_REGIONAL.test(arn.resource)
  );
}

const S3_REGIONAL = /^(accesspoint|job|storage-lens|storage-lens-group|access-grants|async-request)(\/|$)/;
