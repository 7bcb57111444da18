import type { LintReport } from './lint-rule.ts';
import type { PolicySubject } from './policy-subject.ts';

/** A quota on the length of a document. */
export interface SizeQuota {
  readonly limit: number;
  readonly unit: 'characters' | 'bytes';
  /** What it is a quota of, as in "a managed policy". */
  readonly of: string;
}

/**
 * A finding when the document, without white space between its tokens, is over the quota. Length with white space is never
 * less, so a document over it is refused in any form. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function* overSize(policy: PolicySubject, quota: SizeQuota): Iterable<LintReport> {
  // A JSON text is never shorter than the same without white space; most are far below the quota.
  const { file } = policy.at('');
  if (file.format === 'json' && file.text.length <= quota.limit && !NOT_ASCII.test(file.text)) return;
  const compact = policy.compact();
  if (compact === undefined) {
    yield { undecided: 'parts of the policy that are known at deployment only' };
    return;
  }
  const size = quota.unit === 'bytes' ? byteLength(compact) : compact.length;
  if (size <= quota.limit) return;
  yield {
    at: policy.at(''),
    message: `${quota.of} may have ${quota.limit} ${quota.unit}, this one has ${size} without white space`,
  };
}

const NOT_ASCII = /[^\x00-\x7f]/;

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
