import { defineAccessRule } from '../../src/rule/access-rule.ts';
import { onlyArnPartDiffers } from '../../src/rule/arn-difference.ts';

/** A grant names another partition than the call. */
export const rule = defineAccessRule({
  id: 'arn-partition-mismatch',
  title: 'a grant names another partition than the call',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html'],
  why: 'Everything in the statement fits except the partition in its Resource. Each part of an ARN must match; the partition is often left over from a copied example or another environment.',
  check(access) {
    return onlyArnPartDiffers(access, 'partition');
  },
});
